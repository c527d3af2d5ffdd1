import type { FastifyReply, FastifyRequest } from "fastify";
import { decryptText, encryptText } from "../keys/encrypted-text.ts";

const cookieName = "__Host-counterstar-device";

/** Seconds: the longest that browsers allow. */
const maxAge = 400 * 24 * 60 * 60;

const attributes = { path: "/", secure: true, httpOnly: true, sameSite: "strict", maxAge } as const;

const purpose = "known device";

/**
 * The login that has logged in at this browser before; undefined where there is none, or the cookie is not ours. It opens
 * nothing: wrong attempts of this browser are counted apart from those of its address.
 */
export const knownLoginOf = (request: FastifyRequest, root: Buffer): string | undefined => {
  try {
    return decryptText(Buffer.from(request.cookies[cookieName] ?? "", "base64url"), root, purpose);
  } catch {
    return undefined;
  }
};

export const setKnownDevice = (reply: FastifyReply, login: string, root: Buffer): FastifyReply =>
  reply.setCookie(cookieName, encryptText(login, root, purpose).toString("base64url"), attributes);
