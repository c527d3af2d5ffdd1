import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import { Sha256Hex } from "../../../contract/words.ts";

export interface DeviceKeys {
  readonly privateKey: KeyObject;
  /** Ed25519, SubjectPublicKeyInfo in DER, base64. */
  readonly publicKey: string;
}

export const createDeviceKeys = (): DeviceKeys => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { privateKey, publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64") };
};

export const signText = ({ privateKey }: DeviceKeys, text: string): SignedText => ({
  text,
  signature: sign(null, Buffer.from(text, "utf8"), privateKey).toString("base64"),
});

export const hashText = (text: string): Sha256Hex => Sha256Hex.parse(createHash("sha256").update(text).digest("hex"));
