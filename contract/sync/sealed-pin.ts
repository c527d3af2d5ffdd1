import { z } from "zod";
import type { StaffNumber } from "../words.ts";
import { PinVerifier } from "./configuration.ts";

export const sealedPinInfo = "counterstar pin";

/** The scrypt parameters of every new PIN: a cost chosen by a device could make every login take minutes. */
export const pinParameters = { cost: 16_384, blockSize: 8, parallelization: 1 } as const;

/**
 * The sealed content when a PIN is changed: JSON text of the verifier that the centre stores, without a pepper. 16
 * bytes of salt, 32 of hash: a shorter hash could match a wrong PIN.
 */
export const SealedPin = PinVerifier.extend({
  scheme: z.literal("scrypt"),
  saltBase64: z.string().regex(/^[A-Za-z0-9+/]{22}==$/),
  hashBase64: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  cost: z.literal(pinParameters.cost),
  blockSize: z.literal(pinParameters.blockSize),
  parallelization: z.literal(pinParameters.parallelization),
});

/** The associated data: a verifier sealed for one number is invalid for any other. */
export const sealedPinSubject = (unitCode: string, staffNumber: StaffNumber): string => `${unitCode} ${staffNumber}`;
