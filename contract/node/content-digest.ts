import { sha256 } from "./hash.ts";

/**
 * The header `content-digest` in the one form of RFC 9530 that a kiosk uses: SHA-256 of the body as it was sent, packed
 * or not.
 */
export const contentDigestOf = (body: string | Uint8Array): string => `sha-256=:${sha256(body).toString("base64")}:`;
