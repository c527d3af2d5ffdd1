import { z } from "zod";
import { Base64 } from "../words.ts";

/** The centre's public key for texts that only the centre may read. */
export const SealingKey = z.strictObject({
  /** The first 16 hexadecimal digits of SHA-256 over the raw public key. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** X25519, 32 bytes, raw. */
  publicKeyBase64: Base64,
});
export type SealingKey = z.infer<typeof SealingKey>;

/**
 * A text sealed to the centre: HPKE base mode, RFC 9180, with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM.
 * `info` is the UTF-8 text of `sealedInfo`, the associated data the identifier of the sealed record.
 */
export const Sealed = z.strictObject({
  scheme: z.literal("hpke-base-x25519-sha256-aes256gcm"),
  keyId: z.string().max(16),
  encapsulatedKeyBase64: Base64,
  ciphertextBase64: Base64.max(8_000),
});
export type Sealed = z.infer<typeof Sealed>;

export const sealedInfo = "counterstar complaint";
