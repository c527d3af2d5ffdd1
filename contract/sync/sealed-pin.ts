import type { StaffNumber } from "../words.ts";
import { PinVerifier } from "./configuration.ts";

export const sealedPinInfo = "counterstar pin";

/** What is sealed when a PIN is changed: JSON text of the verifier that the centre keeps, which knows no pepper. */
export const SealedPin = PinVerifier.extend({ scheme: PinVerifier.shape.scheme.extract(["scrypt"]) });

/** The associated data: what was sealed for one number counts for no other. */
export const sealedPinSubject = (unitCode: string, staffNumber: StaffNumber): string => `${unitCode} ${staffNumber}`;
