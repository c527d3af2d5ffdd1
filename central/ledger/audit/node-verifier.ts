import type { VerificationTools } from "../../../contract/audit/verify-export.ts";
import { fingerprintOf } from "../../../contract/node/fingerprint.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { isSignedBy, readPublicKey } from "../../../contract/node/signed-text.ts";

/**
 * Hashing and verifying with Node. `told` is what the reader received from another source about the centre: its public
 * key, or the fingerprint of both keys that the device's own screen shows; undefined for neither.
 */
export const nodeVerifier = (told: string | undefined): VerificationTools => {
  const keys = new Map<string, ReturnType<typeof readPublicKey>>();
  const keyOf = (publicKey: string) => {
    if (!keys.has(publicKey)) keys.set(publicKey, readPublicKey(Buffer.from(publicKey, "base64")));
    return keys.get(publicKey);
  };
  return {
    hashText: sha256Hex,
    isSignedBy: (publicKey, signed) => {
      const key = keyOf(publicKey);
      return key !== undefined && isSignedBy(key, signed);
    },
    areKnown: (header) =>
      told === undefined || told === header.centrePublicKey || told.toUpperCase() === fingerprintOf(header),
  };
};
