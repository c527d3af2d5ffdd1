import { randomBytes } from "node:crypto";
import type { PinVerifier } from "../../../contract/sync/configuration.ts";
import { pinParameters } from "../../../contract/sync/sealed-pin.ts";
import { deriveHash, underPepper } from "./derive-hash.ts";

const saltBytes = 16;

export interface NewVerifiers {
  /** What the centre keeps: it knows every device's pepper. */
  readonly forCentre: PinVerifier;
  /** The same PIN and salt as this device keeps it. */
  readonly forDevice: PinVerifier;
}

/** A new PIN under a fresh salt, at the one cost that the centre takes, under the pepper where there is one. */
export const newVerifiers = async (pin: string, pepper: string | null): Promise<NewVerifiers> => {
  const saltBase64 = randomBytes(saltBytes).toString("base64");
  const shared = { ...pinParameters, scheme: "scrypt", saltBase64 } as const;
  const hash = await deriveHash(pin, shared, null);
  const forCentre: PinVerifier = { ...shared, hashBase64: hash.toString("base64") };
  if (pepper === null) return { forCentre, forDevice: forCentre };
  const hashBase64 = underPepper(hash, pepper).toString("base64");
  return { forCentre, forDevice: { ...shared, scheme: "scrypt-hmac", hashBase64 } };
};
