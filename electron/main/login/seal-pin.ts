import { seal } from "../../../contract/node/sealing.ts";
import type { PinVerifier } from "../../../contract/sync/configuration.ts";
import type { Sealed, SealingKey } from "../../../contract/sync/sealed.ts";
import { SealedPin, sealedPinInfo, sealedPinSubject } from "../../../contract/sync/sealed-pin.ts";
import type { StaffNumber } from "../../../contract/words.ts";

/** Seals the verifier of a new PIN to the centre: with the bare verifier, six digits can be tried out in hours. */
export const sealPin = (
  verifier: PinVerifier,
  unitCode: string,
  staffNumber: StaffNumber,
  key: SealingKey,
): Promise<Sealed> => {
  const subject = sealedPinSubject(unitCode, staffNumber);
  return seal(Buffer.from(JSON.stringify(SealedPin.parse(verifier)), "utf8"), { info: sealedPinInfo, subject }, key);
};
