import { createHmac, scrypt, timingSafeEqual } from "node:crypto";
import type { PinVerifier } from "../../../contract/sync/configuration.ts";

const hashBytes = 32;

/** Whether this verifier can be asked here at all: one under a pepper says nothing without it. */
export const canVerify = ({ scheme }: PinVerifier, pepper: string | null): boolean =>
  scheme === "scrypt" || pepper !== null;

/** Whether `pin` is the one behind the verifier. Off the main thread, in constant time, offline. */
export const verifyPin = (pin: string, verifier: PinVerifier, pepper: string | null): Promise<boolean> => {
  if (!canVerify(verifier, pepper)) return Promise.resolve(false);
  const expected = Buffer.from(verifier.hashBase64, "base64");
  // Of no bytes at all every PIN would be the right one.
  if (expected.byteLength !== hashBytes) return Promise.resolve(false);
  const { cost, blockSize, parallelization } = verifier;
  // scrypt needs 128 * cost * blockSize bytes; Node's own limit is lower than what a centre may ask for.
  const options = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(pin, Buffer.from(verifier.saltBase64, "base64"), expected.byteLength, options, (error, found) => {
      if (error) reject(error);
      else resolve(timingSafeEqual(underPepper(found, verifier, pepper), expected));
    });
  });
};

const underPepper = (hash: Buffer, { scheme }: PinVerifier, pepper: string | null): Buffer =>
  scheme === "scrypt"
    ? hash
    : createHmac("sha256", Buffer.from(pepper ?? "", "base64"))
        .update(hash)
        .digest();
