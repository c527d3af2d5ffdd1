import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { SignedText } from "../sync/signed-text.ts";

/**
 * Signs the UTF-8 bytes of `text` with an Ed25519 private key. Half a surrogate pair has no such bytes: see
 * `isSignedBy`.
 */
export const signText = (privateKey: KeyObject, text: string): SignedText => ({
  text,
  signature: sign(null, Buffer.from(text, "utf8"), privateKey).toString("base64"),
});

/**
 * Whether the Ed25519 key signed exactly this text, in exactly this spelling. Only one spelling is accepted, because a
 * decoder reads several as the same bytes: base64 with other trailing bits, with blanks, in the url alphabet or without
 * padding; and half a surrogate pair in place of U+FFFD. Accepting one of those would store a proof that the other side
 * calls forged.
 */
export const isSignedBy = (publicKey: KeyObject, { text, signature }: SignedText): boolean => {
  const bytes = Buffer.from(signature, "base64");
  if (bytes.toString("base64") !== signature || /\p{Surrogate}/u.test(text)) return false;
  return verify(null, Buffer.from(text, "utf8"), publicKey, bytes);
};

/** SubjectPublicKeyInfo in DER, of either half of a key pair. */
export const publicKeyDer = (key: KeyObject): Buffer =>
  // Node derives a public key only from a private one.
  (key.type === "private" ? createPublicKey(key) : key).export({ type: "spki", format: "der" });

/** An Ed25519 public key from its SubjectPublicKeyInfo in DER; undefined where the bytes are something else. */
export const readPublicKey = (der: Buffer): KeyObject | undefined => {
  try {
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
};
