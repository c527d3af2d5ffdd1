import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { PinVerifier } from "../../contract/sync/configuration.ts";
import { pinParameters as parameters } from "../../contract/sync/sealed-pin.ts";

const hashBytes = 32;

const derive = (pin: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });

/** A verifier for a PIN under a fresh 16-byte salt. */
export const createPinVerifier = async (pin: string): Promise<PinVerifier> => {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, parameters);
  return { scheme: "scrypt", saltBase64: salt.toString("base64"), hashBase64: hash.toString("base64"), ...parameters };
};

const verifies = async (pin: string, { saltBase64, hashBase64, ...options }: PinVerifier): Promise<boolean> => {
  const expected = Buffer.from(hashBase64, "base64");
  const hash = await derive(pin, Buffer.from(saltBase64, "base64"), options);
  return expected.length === hash.length && timingSafeEqual(expected, hash);
};

const isCurrent = ({ cost, blockSize, parallelization }: PinVerifier): boolean =>
  cost === parameters.cost && blockSize === parameters.blockSize && parallelization === parameters.parallelization;

/** The stored verifier where it still fits the PIN, so that saving again changes nothing; undefined where it does not. */
export const keptVerifier = async (pin: string, stored: unknown): Promise<PinVerifier | undefined> => {
  const { data } = PinVerifier.safeParse(stored);
  return data && isCurrent(data) && (await verifies(pin, data)) ? data : undefined;
};

/** What a device with this pepper is shipped in place of the stored verifier: nobody checks a PIN with it elsewhere. */
export const pepperedVerifier = (verifier: PinVerifier, pepper: Buffer): PinVerifier => ({
  ...verifier,
  scheme: "scrypt-hmac",
  hashBase64: createHmac("sha256", pepper).update(Buffer.from(verifier.hashBase64, "base64")).digest("base64"),
});
