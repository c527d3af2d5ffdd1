import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { SealingKey } from "../../contract/sync/sealed.ts";
import { readOrCreateSecret } from "./secret-file.ts";

/** The centre's own X25519 key: only this centre can read texts that kiosks seal to its public half. */
export interface SealingKeys {
  /** The form in configuration documents. */
  readonly published: SealingKey;
  /** 32 bytes, raw, like the private key. */
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

export const sealingKeyFile = (dataFolder: string): string => join(dataFolder, "sealing-key");

const createKeyText = (): string =>
  generateKeyPairSync("x25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString();

/** Throws where the text is no X25519 private key in PEM. */
const sealingKeysFrom = (text: string): SealingKeys => {
  const { crv, x, d } = createPrivateKey(text).export({ format: "jwk" });
  if (crv !== "X25519" || x === undefined || d === undefined) throw new Error("the sealing key is no X25519 key");
  const publicKey = Buffer.from(x, "base64url");
  const published = { keyId: sha256Hex(publicKey).slice(0, 16), publicKeyBase64: publicKey.toString("base64") };
  return { published, publicKey, privateKey: Buffer.from(d, "base64url") };
};

/** The key of the data folder, created at first start. Throws where the file exists without a valid key. */
export const openSealingKeys = async (dataFolder: string): Promise<SealingKeys> =>
  sealingKeysFrom(await readOrCreateSecret(sealingKeyFile(dataFolder), createKeyText));
