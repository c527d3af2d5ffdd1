import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { join } from "node:path";
import { publicKeyDer, signText } from "../../contract/node/signed-text.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import { readIfThere, readOrCreateSecret } from "./secret-file.ts";

/** The centre's own Ed25519 key. Kiosks pin its public half at enrolment, permanently. */
export interface Signer {
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKeyDer: Buffer;
  readonly publicKeyBase64: string;
  readonly signText: (text: string) => SignedText;
}

export const signerOf = (privateKey: KeyObject): Signer => {
  const der = publicKeyDer(privateKey);
  return {
    publicKeyDer: der,
    publicKeyBase64: der.toString("base64"),
    signText: (text) => signText(privateKey, text),
  };
};

const createKeyText = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString();

export const signingKeyFile = (dataFolder: string): string => join(dataFolder, "signing-key.pem");

/** The key of the data folder, created at first start. Throws where the file exists without a key. */
export const openSigner = async (dataFolder: string): Promise<Signer> =>
  signerOf(createPrivateKey(await readOrCreateSecret(signingKeyFile(dataFolder), createKeyText)));

/** The key that a centre has created already; undefined where there is none. */
export const readSigner = async (dataFolder: string): Promise<Signer | undefined> => {
  const text = await readIfThere(signingKeyFile(dataFolder));
  return text === undefined ? undefined : signerOf(createPrivateKey(text));
};
