import type { FastifyInstance, FastifyReply } from "fastify";
import { nonceHeader, syncPaths } from "../../contract/sync/signature-profile.ts";
import { uploadEncodings } from "../../contract/sync/upload.ts";
import type { ExchangeNonce } from "./nonces.ts";

/** The encodings that a kiosk may use for its next upload. */
const acceptedEncodings = uploadEncodings.join(", ");

/** One for all routes of devices. */
export interface Nonces {
  readonly exchangeNonce: ExchangeNonce;
}

/** Exchanges the nonce of a request. The answer brings the one for the next request. */
export const exchangeInAnswer = async (
  { exchangeNonce }: Nonces,
  reply: FastifyReply,
  spending: Parameters<ExchangeNonce>[0],
): ReturnType<ExchangeNonce> => {
  const exchanged = await exchangeNonce(spending);
  reply.header(nonceHeader, exchanged.fresh).header("accept-encoding", acceptedEncodings);
  return exchanged;
};

/**
 * Adds the nonce for the next request to an answer that has none yet. Refusals bring one too. Without a database this
 * throws, and the answer says so instead of blaming the device.
 */
export const addFreshNonce = async (nonces: Nonces, reply: FastifyReply): Promise<void> => {
  if (!reply.hasHeader(nonceHeader)) await exchangeInAnswer(nonces, reply, { nonce: null });
};

/** `POST /v1/nonces`: the first nonce, unsigned. 201 with `{nonce}`. */
export const addNonceRoute = (scope: FastifyInstance, nonces: Nonces): void => {
  scope.post(syncPaths.nonces, { bodyLimit: 1024 }, async (_request, reply) => {
    const { fresh: nonce } = await exchangeInAnswer(nonces, reply, { nonce: null });
    return reply.code(201).send({ nonce });
  });
};
