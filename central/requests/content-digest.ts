import { sha256 } from "../keys/verify-text.ts";

/** The one form of RFC 9530 a kiosk uses: SHA-256 of the body as it was sent, compressed or not. */
export const contentDigestOf = (body: Uint8Array): string => `sha-256=:${sha256(body).toString("base64")}:`;

export const isDigestOf = (header: string | undefined, body: Uint8Array): boolean => header === contentDigestOf(body);
