import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { publicKeyDer, signText as signWith } from "../../../contract/node/signed-text.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";

export interface DeviceKeys {
  readonly privateKey: KeyObject;
  /** Ed25519, SubjectPublicKeyInfo in DER, base64. */
  readonly publicKey: string;
}

export const createDeviceKeys = (): DeviceKeys => {
  const { privateKey } = generateKeyPairSync("ed25519");
  return { privateKey, publicKey: publicKeyDer(privateKey).toString("base64") };
};

export const signText = ({ privateKey }: DeviceKeys, text: string): SignedText => signWith(privateKey, text);
