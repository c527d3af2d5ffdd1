import { createHash } from "node:crypto";
import type { Sha256Hex } from "../words.ts";

/** SHA-256 over the UTF-8 bytes of a text, or over bytes. */
export const sha256 = (content: string | Uint8Array): Buffer => createHash("sha256").update(content).digest();

/** The same as 64 lower-case hexadecimal digits. */
export const sha256Hex = (content: string | Uint8Array): Sha256Hex =>
  // Not parsed: the digits are right by construction, and checking each would double the cost of reading a batch.
  createHash("sha256").update(content).digest("hex") as Sha256Hex;

/**
 * The header `content-digest` in the one form of RFC 9530 that a kiosk uses: SHA-256 of the body as it was sent, packed
 * or not.
 */
export const contentDigestOf = (body: string | Uint8Array): string => `sha-256=:${sha256(body).toString("base64")}:`;
