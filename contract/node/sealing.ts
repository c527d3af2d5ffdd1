import { Aes256Gcm, CipherSuite, HkdfSha256, HpkeError } from "@hpke/core";
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";
import type { Sealed, SealingKey } from "../sync/sealed.ts";

/** The suite of `hpke-base-x25519-sha256-aes256gcm`, see `Sealed`. */
export const sealingSuite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** The kind of the sealed text, and the identifier of the record that it belongs to. Opening requires both again. */
export interface SealedAs {
  readonly info: string;
  readonly subject: string;
}

const utf8 = (text: string): Buffer<ArrayBuffer> => Buffer.from(text, "utf8");
const bytesOf = (base64: string): Buffer<ArrayBuffer> => Buffer.from(base64, "base64");

/** Seals bytes to the centre: only its private key opens them. Rejects where `key` is no X25519 key. */
export const seal = async (
  bytes: Buffer<ArrayBuffer>,
  { info, subject }: SealedAs,
  { keyId, publicKeyBase64 }: SealingKey,
): Promise<Sealed> => {
  const recipientPublicKey = await sealingSuite.kem.deserializePublicKey(bytesOf(publicKeyBase64));
  const { enc, ct } = await sealingSuite.seal({ recipientPublicKey, info: utf8(info) }, bytes, utf8(subject));
  return {
    scheme: "hpke-base-x25519-sha256-aes256gcm",
    keyId,
    encapsulatedKeyBase64: Buffer.from(enc).toString("base64"),
    ciphertextBase64: Buffer.from(ct).toString("base64"),
  };
};

/**
 * Opens the sealed bytes with the centre's private key (X25519, 32 bytes, raw); undefined where they were not sealed to
 * this key under this name. Never throws, whatever `sealed` is.
 */
export const unseal = async (
  privateKey: Buffer,
  { info, subject }: SealedAs,
  { encapsulatedKeyBase64, ciphertextBase64 }: Sealed,
): Promise<Buffer | undefined> => {
  const recipientKey = await sealingSuite.kem.deserializePrivateKey(privateKey);
  try {
    const parameters = { recipientKey, enc: bytesOf(encapsulatedKeyBase64), info: utf8(info) };
    return Buffer.from(await sealingSuite.open(parameters, bytesOf(ciphertextBase64), utf8(subject)));
  } catch (error) {
    if (error instanceof HpkeError) return undefined;
    throw error;
  }
};
