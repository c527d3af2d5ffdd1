import { z } from "zod";
import { Sealed } from "../../sync/sealed.ts";
import { StaffNumber, UnitCode } from "../../words.ts";

/** With the tenth attempt in vain a number is locked at that device until somebody unlocks it. */
export const mostAttempts = 10;

/** Which PIN somebody has: the first 16 hexadecimal digits of SHA-256 over its salt. Another PIN has another. */
const VerifierId = z.string().regex(/^[0-9a-f]{16}$/);

/** Who tried to log in, and what came of it. `login-failed`, among the shifts, is what versions before wrote. */
export const loginBodies = {
  /** On disk before the PIN is looked at: an attempt that the power cut short has been made all the same. */
  "login-attempted": z.strictObject({
    /** As the roster has it. null where what was typed is nobody's number: it may have been somebody's PIN. */
    staffNumber: StaffNumber.nullable(),
    /** The PIN that was asked for: a new one has a new count. null with the number. */
    verifierId: VerifierId.nullable(),
    /** How often the centre had unlocked the number by then. */
    unlocks: z.int().min(0),
  }),
  /** Not even looked at. Once a wait: a finger that hammers on must not fill the ledger. */
  "login-refused": z.strictObject({ staffNumber: StaffNumber.nullable(), cause: z.enum(["waiting", "locked"]) }),
  "login-succeeded": z.strictObject({ staffNumber: StaffNumber, by: z.enum(["pin", "badge"]) }),
  /** Somebody set a PIN of their own. */
  "pin-changed": z.strictObject({
    unitCode: UnitCode,
    staffNumber: StaffNumber,
    /** Which PIN it replaces, as above: a device that was away must not undo what the office did meanwhile. */
    verifierId: VerifierId,
    /** The new verifier, for the centre alone: see `SealedPin`. */
    sealed: Sealed,
  }),
  /** The attempts before it count no longer. */
  "login-unlocked": z.strictObject({ staffNumber: StaffNumber, by: z.enum(["centre", "it"]) }),
};
