import type { Sealed, SealingKey } from "../../../contract/sync/sealed.ts";
import { sealingSuite } from "./sealing-suite.ts";

/** What the sealed text is, and of what. Opening asks for both again. */
export interface SealedAs {
  readonly info: string;
  readonly subject: string;
}

/** Seals bytes to the centre: from here on nobody with this disk reads them. Rejects where `key` is no X25519 key. */
export const seal = async (
  bytes: Buffer<ArrayBuffer>,
  { info, subject }: SealedAs,
  { keyId, publicKeyBase64 }: SealingKey,
): Promise<Sealed> => {
  const recipientPublicKey = await sealingSuite.kem.deserializePublicKey(Buffer.from(publicKeyBase64, "base64"));
  const parameters = { recipientPublicKey, info: Buffer.from(info, "utf8") };
  const { enc, ct } = await sealingSuite.seal(parameters, bytes, Buffer.from(subject, "utf8"));
  return {
    scheme: "hpke-base-x25519-sha256-aes256gcm",
    keyId,
    encapsulatedKeyBase64: Buffer.from(enc).toString("base64"),
    ciphertextBase64: Buffer.from(ct).toString("base64"),
  };
};
