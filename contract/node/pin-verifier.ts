import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { PinVerifier } from "../sync/configuration.ts";
import { pinParameters } from "../sync/sealed-pin.ts";
import { sha256Hex } from "./hash.ts";

const hashBytes = 32;
const saltBytes = 16;

const bytesOf = (base64: string): Buffer => Buffer.from(base64, "base64");

/** The hash of a PIN before the pepper. Runs off the main thread. */
const hashOf = (pin: string, verifier: Omit<PinVerifier, "hashBase64" | "scheme">): Promise<Buffer> => {
  const { cost, blockSize, parallelization, saltBase64 } = verifier;
  // scrypt needs 128 * cost * blockSize bytes; Node's own limit is lower than a document may require.
  const options = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(pin, bytesOf(saltBase64), hashBytes, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
};

const underPepper = (hash: Buffer, pepper: string): Buffer =>
  createHmac("sha256", bytesOf(pepper)).update(hash).digest();

/** A verifier for a PIN under a fresh salt, at the one cost that the centre accepts, without a pepper. */
export const newPinVerifier = async (pin: string): Promise<PinVerifier> => {
  const salted = { saltBase64: randomBytes(saltBytes).toString("base64"), ...pinParameters };
  const hash = await hashOf(pin, salted);
  return { scheme: "scrypt", ...salted, hashBase64: hash.toString("base64") };
};

/** The verifier for the one device with this pepper (base64): it cannot be checked without the pepper. */
export const pepperedVerifier = (verifier: PinVerifier, pepper: string): PinVerifier => ({
  ...verifier,
  scheme: "scrypt-hmac",
  hashBase64: underPepper(bytesOf(verifier.hashBase64), pepper).toString("base64"),
});

/** Whether this verifier can be checked here: one under a pepper needs that pepper. `pepper` is base64, null for none. */
export const canVerify = ({ scheme }: PinVerifier, pepper: string | null): boolean =>
  scheme === "scrypt" || pepper !== null;

/** Whether `pin` matches the verifier. Off the main thread, in constant time, offline. */
export const verifyPin = async (pin: string, verifier: PinVerifier, pepper: string | null): Promise<boolean> => {
  const expected = bytesOf(verifier.hashBase64);
  // Every PIN would match a hash of no bytes.
  if (expected.byteLength !== hashBytes || !canVerify(verifier, pepper)) return false;
  const hash = await hashOf(pin, verifier);
  const found = verifier.scheme === "scrypt-hmac" && pepper !== null ? underPepper(hash, pepper) : hash;
  return timingSafeEqual(found, expected);
};

/** Names a verifier in the ledger without telling anything about its PIN: the first 16 digits of SHA-256 over its salt. */
export const verifierIdOf = ({ saltBase64 }: Pick<PinVerifier, "saltBase64">): string =>
  sha256Hex(bytesOf(saltBase64)).slice(0, 16);

/** The name of the device's pepper (base64) in a request for the configuration: the first 16 digits of SHA-256. */
export const pepperIdOf = (pepper: string): string => sha256Hex(bytesOf(pepper)).slice(0, 16);
