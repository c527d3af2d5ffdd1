import { timingSafeEqual } from "node:crypto";
import type { PinVerifier } from "../../../contract/sync/configuration.ts";
import { deriveHash, hashBytes } from "./derive-hash.ts";

/** Whether this verifier can be asked here at all: one under a pepper says nothing without it. */
export const canVerify = ({ scheme }: PinVerifier, pepper: string | null): boolean =>
  scheme === "scrypt" || pepper !== null;

/** Whether `pin` is the one behind the verifier. Off the main thread, in constant time, offline. */
export const verifyPin = async (pin: string, verifier: PinVerifier, pepper: string | null): Promise<boolean> => {
  const expected = Buffer.from(verifier.hashBase64, "base64");
  // Of no bytes at all every PIN would be the right one.
  if (expected.byteLength !== hashBytes || !canVerify(verifier, pepper)) return false;
  return timingSafeEqual(await deriveHash(pin, verifier, pepper), expected);
};
