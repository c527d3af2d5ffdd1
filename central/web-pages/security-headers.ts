import type { FastifyInstance } from "fastify";

/** Nothing from elsewhere. Styles may be inline: the office's component library writes its own into the page. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** On every answer: pages, data and problems alike. What nobody said may be kept is not kept. */
export const addSecurityHeaders = (app: FastifyInstance): void => {
  app.addHook("onSend", async (_request, reply) => {
    reply.headers(securityHeaders);
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
};
