import type { FastifyInstance, FastifyReply } from "fastify";
import { nonceHeader, syncPaths } from "../../contract/sync/signature-profile.ts";
import { uploadEncodings } from "../../contract/sync/upload.ts";
import type { Centre } from "../centre.ts";
import { issueNonce } from "./nonces.ts";

/** The encodings that a kiosk may use for its next upload. */
const acceptedEncodings = uploadEncodings.join(", ");

const greet = async (reply: FastifyReply, centre: Centre): Promise<string> => {
  const nonce = await issueNonce(centre);
  reply.header(nonceHeader, nonce).header("accept-encoding", acceptedEncodings);
  return nonce;
};

/**
 * Adds the nonce for the next request to every answer to a signed request, refusals too. It is created first: without a
 * database nothing can be checked, and the answer says so instead of blaming the device.
 */
export const sendFreshNonces = (scope: FastifyInstance, centre: Centre): void => {
  scope.addHook("onRequest", async (_request, reply) => {
    await greet(reply, centre);
  });
};

/** `POST /v1/nonces`: the first nonce, unsigned. 201 with `{nonce}`. */
export const addNonceRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.post(syncPaths.nonces, { bodyLimit: 1024 }, async (_request, reply) => {
    const nonce = await greet(reply, centre);
    return reply.code(201).send({ nonce });
  });
};
