import { scrypt, timingSafeEqual } from "node:crypto";
import type { PinVerifier } from "../../../contract/sync/configuration.ts";

const hashBytes = 32;

/** Whether `pin` is the one behind the verifier. Off the main thread, in constant time, offline. */
export const verifyPin = (pin: string, verifier: PinVerifier): Promise<boolean> => {
  const expected = Buffer.from(verifier.hashBase64, "base64");
  // Of no bytes at all every PIN would be the right one.
  if (expected.byteLength !== hashBytes) return Promise.resolve(false);
  const { cost, blockSize, parallelization } = verifier;
  // scrypt needs 128 * cost * blockSize bytes; Node's own limit is lower than what a centre may ask for.
  const options = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(pin, Buffer.from(verifier.saltBase64, "base64"), expected.byteLength, options, (error, found) => {
      if (error) reject(error);
      else resolve(timingSafeEqual(found, expected));
    });
  });
};
