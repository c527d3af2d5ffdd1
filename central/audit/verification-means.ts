import type { ExportHeader } from "../../contract/audit/export-file.ts";
import type { VerificationMeans } from "../../contract/audit/verify-export.ts";
import { shortFingerprint } from "../../contract/sync/enrolment.ts";
import { isSignedBy, readPublicKey, sha256Hex } from "../keys/verify-text.ts";

const bytesOf = (base64: string): Buffer => Buffer.from(base64, "base64");

/** What both sides showed at enrolment, see `shortFingerprint`. */
export const fingerprintOf = ({ devicePublicKey, centrePublicKey }: ExportHeader): string =>
  shortFingerprint(sha256Hex(Buffer.concat([bytesOf(devicePublicKey), bytesOf(centrePublicKey)])));

/**
 * Hashing and verifying as Node does it. `told` is what the reader knows of the centre from elsewhere: its public key,
 * or the fingerprint that the device's own screen shows of both keys; undefined where they know nothing.
 */
export const verificationMeans = (told: string | undefined): VerificationMeans => {
  const keys = new Map<string, ReturnType<typeof readPublicKey>>();
  const keyOf = (publicKey: string) => {
    if (!keys.has(publicKey)) keys.set(publicKey, readPublicKey(bytesOf(publicKey)));
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
