import { z } from "zod";
import { Sealed } from "../../sync/sealed.ts";
import { StaffNumber, UnitCode } from "../../words.ts";

/** After the tenth wrong attempt a number is locked at that device until it is unlocked. */
export const mostAttempts = 10;

/** Identifies a PIN: the first 16 hexadecimal digits of SHA-256 over its salt. Another PIN has another one. */
const VerifierId = z.string().regex(/^[0-9a-f]{16}$/);

/** Attempts to log in and their results. Earlier versions wrote `login-failed`, among the shifts. */
export const loginBodies = {
  /** On disk before the PIN is checked: an attempt that a power cut interrupts counts all the same. */
  "login-attempted": z.strictObject({
    /** As in the roster. null where the typed text is no staff number: it may have been a PIN. */
    staffNumber: StaffNumber.nullable(),
    /** The PIN that was asked for: a new one has a new count. null where the number is null. */
    verifierId: VerifierId.nullable(),
    /** How often the centre had unlocked the number by then. */
    unlocks: z.int().min(0),
  }),
  /** The PIN was not checked. Written once for each wait: repeated attempts must not fill the ledger. */
  "login-refused": z.strictObject({ staffNumber: StaffNumber.nullable(), cause: z.enum(["waiting", "locked"]) }),
  "login-succeeded": z.strictObject({ staffNumber: StaffNumber, by: z.enum(["pin", "badge"]) }),
  /** A member of staff set a PIN of their own. */
  "pin-changed": z.strictObject({
    unitCode: UnitCode,
    staffNumber: StaffNumber,
    /**
     * The PIN that it replaces, as above: a device that was offline must not undo a change that the office made
     * meanwhile.
     */
    verifierId: VerifierId,
    /** The new verifier, for the centre alone: see `SealedPin`. */
    sealed: Sealed,
  }),
  /** Earlier attempts no longer count. */
  "login-unlocked": z.strictObject({ staffNumber: StaffNumber, by: z.enum(["centre", "it"]) }),
};
