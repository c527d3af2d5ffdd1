// Adds cookies to the types of requests and replies.
import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * The name makes a browser accept the cookie only over HTTPS or from its own machine, for this host alone and for all
 * of its paths: another service of the same domain can neither read nor set it.
 */
export const cookieName = "__Host-counterstar";

const attributes = { path: "/", secure: true, httpOnly: true, sameSite: "strict" } as const;

/** The session's identifier, 32 bytes in base64url; undefined where there is none, or something else. */
export const sessionIdOf = (request: FastifyRequest): string | undefined => {
  const id = request.cookies[cookieName];
  return id !== undefined && /^[A-Za-z0-9_-]{43}$/.test(id) ? id : undefined;
};

/** Until the browser is closed, at most; the centre ends the session itself. */
export const setSessionCookie = (reply: FastifyReply, id: string): FastifyReply =>
  reply.setCookie(cookieName, id, attributes);

export const clearSessionCookie = (reply: FastifyReply): FastifyReply => reply.clearCookie(cookieName, attributes);
