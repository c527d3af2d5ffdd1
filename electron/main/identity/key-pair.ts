import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { shortFingerprint } from "../../../contract/sync/enrolment.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import type { Seal } from "../../../db/ledger/seal.ts";

/** A new Ed25519 private key. */
export const newPrivateKey = (): KeyObject => generateKeyPairSync("ed25519").privateKey;

/** PKCS 8 in DER, base64. Secret. */
export const privateKeyText = (key: KeyObject): string =>
  key.export({ type: "pkcs8", format: "der" }).toString("base64");

export const privateKeyFrom = (text: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(text, "base64"), type: "pkcs8", format: "der" });

/** SubjectPublicKeyInfo in DER, base64, of either half. */
export const publicKeyText = (key: KeyObject): string =>
  createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");

export const publicKeyFrom = (text: string): KeyObject =>
  createPublicKey({ key: Buffer.from(text, "base64"), type: "spki", format: "der" });

/** What this screen and the centre both show, see `shortFingerprint`. */
export const fingerprintOf = (devicePublicKey: string, centrePublicKey: string): string =>
  shortFingerprint(
    createHash("sha256")
      .update(Buffer.from(devicePublicKey, "base64"))
      .update(Buffer.from(centrePublicKey, "base64"))
      .digest("hex"),
  );

export const signText = (key: KeyObject, text: string): SignedText => ({
  text,
  signature: sign(null, Buffer.from(text, "utf8"), key).toString("base64"),
});

export const isSignedBy = (key: KeyObject, { text, signature }: SignedText): boolean =>
  verify(null, Buffer.from(text, "utf8"), key, Buffer.from(signature, "base64"));

/** What the ledger is sealed with: the device's private key, as `privateKeyText` writes it. */
export const sealWith = (privateKey: string): Seal => {
  const key = privateKeyFrom(privateKey);
  const publicKey = createPublicKey(key);
  return {
    sign: (text) => signText(key, text).signature,
    isSigned: (text, signature) => isSignedBy(publicKey, { text, signature }),
  };
};
