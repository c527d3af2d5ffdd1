import { z } from "zod";
import type { StaffNumber } from "../words.ts";
import { PinVerifier } from "./configuration.ts";

export const sealedPinInfo = "counterstar pin";

/** What every new PIN is hashed at: a device that named a cost of its own could make every log-in take minutes. */
export const pinParameters = { cost: 16_384, blockSize: 8, parallelization: 1 } as const;

/**
 * What is sealed when a PIN is changed: JSON text of the verifier that the centre keeps, which knows no pepper. 16 bytes
 * of salt, 32 of hash: a shorter hash would let a wrong PIN in.
 */
export const SealedPin = PinVerifier.extend({
  scheme: z.literal("scrypt"),
  saltBase64: z.string().regex(/^[A-Za-z0-9+/]{22}==$/),
  hashBase64: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  cost: z.literal(pinParameters.cost),
  blockSize: z.literal(pinParameters.blockSize),
  parallelization: z.literal(pinParameters.parallelization),
});

/** The associated data: what was sealed for one number counts for no other. */
export const sealedPinSubject = (unitCode: string, staffNumber: StaffNumber): string => `${unitCode} ${staffNumber}`;
