import type { IncomingMessage } from "node:http";
import { errorCodes, type FastifyInstance, type FastifyRequest } from "fastify";

export type ReadBody = (request: FastifyRequest, payload: IncomingMessage) => Promise<Buffer>;

/**
 * Reads a body as the bytes that were sent, into one block allocated at the start: the sender decides in how many
 * pieces the body comes, and each piece would cost more than its content. Unwritten parts of the block take no memory.
 * Throws the framework's errors: too large, or cut off, also where nothing came for `silenceMs`.
 */
export const bodyReader =
  (silenceMs: number): ReadBody =>
  (request, payload) =>
    new Promise((resolve, reject) => {
      const { bodyLimit } = request.routeOptions;
      const most = Number(request.headers["content-length"] ?? bodyLimit);
      if (most > bodyLimit) return reject(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
      // The sender left while its headers were checked: neither the body nor its end will ever come.
      if (payload.destroyed) return reject(new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH());
      const block = Buffer.allocUnsafeSlow(most);
      let length = 0;
      const silence = setTimeout(() => payload.destroy(), silenceMs);
      const end = (settle: () => void): void => {
        clearTimeout(silence);
        payload.removeAllListeners("data");
        settle();
      };
      payload.on("data", (piece: Buffer) => {
        silence.refresh();
        if (length + piece.length > most) {
          end(() => reject(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE()));
          payload.resume();
          return;
        }
        length += piece.copy(block, length);
      });
      payload.once("end", () => end(() => resolve(block.subarray(0, length))));
      const cutOff = (): void => end(() => reject(new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH()));
      payload.once("error", cutOff);
      payload.once("close", cutOff);
    });

/** Keeps bodies as the bytes that were sent, whatever their type: the digest and the signature cover these bytes. */
export const keepBodiesAsSent = (scope: FastifyInstance, readBody: ReadBody): void => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", readBody);
};
