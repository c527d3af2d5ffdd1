import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { isSignedBy, publicKeyDer, readPublicKey, signText } from "../../contract/node/signed-text.ts";
import type { Seal } from "../../db/ledger/seal.ts";

/** A new Ed25519 private key. */
export const newPrivateKey = (): KeyObject => generateKeyPairSync("ed25519").privateKey;

/** PKCS 8 in DER, base64. Secret. */
export const privateKeyText = (key: KeyObject): string =>
  key.export({ type: "pkcs8", format: "der" }).toString("base64");

export const privateKeyFrom = (text: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(text, "base64"), type: "pkcs8", format: "der" });

/** SubjectPublicKeyInfo in DER, base64, of a private or a public key. */
export const publicKeyText = (key: KeyObject): string => publicKeyDer(key).toString("base64");

/** Throws where the text is no Ed25519 public key. */
export const publicKeyFrom = (text: string): KeyObject => {
  const key = readPublicKey(Buffer.from(text, "base64"));
  if (!key) throw new Error("not an Ed25519 public key");
  return key;
};

/** The ledger's seal, made with the device's private key as `privateKeyText` writes it. */
export const sealWith = (privateKey: string): Seal => {
  const key = privateKeyFrom(privateKey);
  const publicKey = createPublicKey(key);
  return {
    sign: (text) => signText(key, text).signature,
    isSigned: (text, signature) => isSignedBy(publicKey, { text, signature }),
  };
};
