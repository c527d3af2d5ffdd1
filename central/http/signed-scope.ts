import type { FastifyInstance, FastifyReply } from "fastify";
import { nonceHeader, syncPaths } from "../../contract/sync/signature-profile.ts";
import { uploadEncodings } from "../../contract/sync/upload.ts";
import type { Centre } from "../centre.ts";
import { exchangeNonce } from "./nonces.ts";

/** The encodings that a kiosk may use for its next upload. */
const acceptedEncodings = uploadEncodings.join(", ");

const greet = async (reply: FastifyReply, centre: Centre, spent: string | null) => {
  const { isValid, fresh } = await exchangeNonce(centre, spent);
  reply.header(nonceHeader, fresh).header("accept-encoding", acceptedEncodings);
  return { isValid, fresh };
};

/** Spends a nonce; false where it is not valid. The answer brings the one for the next request. */
export const spendNonce =
  (centre: Centre, reply: FastifyReply) =>
  async (nonce: string): Promise<boolean> =>
    (await greet(reply, centre, nonce)).isValid;

/**
 * Adds the nonce for the next request to an answer that has none yet. Refusals bring one too. Without a database this
 * throws, and the answer says so instead of blaming the device.
 */
export const addFreshNonce = async (centre: Centre, reply: FastifyReply): Promise<void> => {
  if (!reply.hasHeader(nonceHeader)) await greet(reply, centre, null);
};

/** `POST /v1/nonces`: the first nonce, unsigned. 201 with `{nonce}`. */
export const addNonceRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.post(syncPaths.nonces, { bodyLimit: 1024 }, async (_request, reply) => {
    const { fresh: nonce } = await greet(reply, centre, null);
    return reply.code(201).send({ nonce });
  });
};
