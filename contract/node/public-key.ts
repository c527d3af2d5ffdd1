import { createPublicKey, type KeyObject } from "node:crypto";

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
