import { sha256Hex } from "./hash.ts";

/** Both Ed25519, SubjectPublicKeyInfo in DER, base64. */
export interface BothKeys {
  readonly devicePublicKey: string;
  readonly centrePublicKey: string;
}

/**
 * The text that the kiosk and the centre both show for a person to compare: the first 48 bits of SHA-256 over the two
 * public keys in DER, device first, as "A1B2-C3D4-E5F6". A man in the middle would cause two different ones.
 */
export const fingerprintOf = ({ devicePublicKey, centrePublicKey }: BothKeys): string => {
  const keys = [devicePublicKey, centrePublicKey].map((key) => Buffer.from(key, "base64"));
  const digits = sha256Hex(Buffer.concat(keys)).slice(0, 12).toUpperCase();
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].join("-");
};
