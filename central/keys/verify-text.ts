import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { Sha256Hex } from "../../contract/words.ts";

/** SHA-256 over the UTF-8 bytes of a text, or over bytes, in hexadecimal. */
export const sha256Hex = (content: string | Uint8Array): Sha256Hex =>
  // Sixty-four hexadecimal digits by construction: parsing each would double the cost of reading a batch.
  createHash("sha256").update(content).digest("hex") as Sha256Hex;

export const sha256 = (content: string | Uint8Array): Buffer => createHash("sha256").update(content).digest();

/** An Ed25519 public key out of its SubjectPublicKeyInfo DER, or undefined where the bytes are something else. */
export const readPublicKey = (der: Buffer): KeyObject | undefined => {
  try {
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
};

/** A signature has one spelling: in another one, a signed text could be changed and nobody would notice. */
export const isSignedBy = (key: KeyObject, { text, signature }: SignedText): boolean => {
  const bytes = Buffer.from(signature, "base64");
  return bytes.toString("base64") === signature && verify(null, Buffer.from(text, "utf8"), key, bytes);
};
