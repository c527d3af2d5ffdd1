import type { FastifyInstance } from "fastify";

/** Allows nothing from elsewhere. Styles may be inline: the office's component library writes its own into the page. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
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

/**
 * Headers of the kiosk's screens in a frame of the office's page: they send no requests, and no other page may frame
 * them.
 */
const previewHeaders = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; "),
  "x-frame-options": "SAMEORIGIN",
} as const;

const isOfPreview = (url: string): boolean => url.startsWith("/kiosk-preview/");

/** Headers of every answer: pages, data and problems alike. Without another rule an answer is not stored. */
export const addSecurityHeaders = (app: FastifyInstance): void => {
  app.addHook("onSend", async ({ url }, reply) => {
    reply.headers(isOfPreview(url) ? { ...securityHeaders, ...previewHeaders } : securityHeaders);
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
};
