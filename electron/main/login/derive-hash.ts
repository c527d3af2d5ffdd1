import { createHmac, scrypt } from "node:crypto";
import type { PinVerifier } from "../../../contract/sync/configuration.ts";

export const hashBytes = 32;

/** The hash that a verifier has where `pin` is its PIN. Off the main thread. `pepper` is base64. */
export const deriveHash = (pin: string, verifier: Omit<PinVerifier, "hashBase64">, pepper: string | null) =>
  new Promise<Buffer>((resolve, reject) => {
    const { cost, blockSize, parallelization, saltBase64, scheme } = verifier;
    // scrypt needs 128 * cost * blockSize bytes; Node's own limit is lower than what a centre may ask for.
    const options = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize };
    scrypt(pin, Buffer.from(saltBase64, "base64"), hashBytes, options, (error, hash) => {
      if (error) reject(error);
      else resolve(scheme === "scrypt" ? hash : underPepper(hash, pepper));
    });
  });

/** Throws without a pepper: an empty one would be no secret. */
export const underPepper = (hash: Buffer, pepper: string | null): Buffer => {
  if (pepper === null) throw new Error("there is no pepper");
  return createHmac("sha256", Buffer.from(pepper, "base64")).update(hash).digest();
};
