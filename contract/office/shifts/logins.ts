import { z } from "zod";
import { LocalText, StaffNumber, UnitCode } from "../../words.ts";
import { Count } from "../count.ts";
import { question } from "../question.ts";

const at = { device: z.string(), unitCode: z.string(), unitName: LocalText, windowNumber: z.string() };
const person = { staffNumber: z.string(), staffName: LocalText };

/** A 工号 that is locked at one device after ten wrong PINs, by the device's last report. */
export const LockedNumberRow = z.strictObject({
  ...at,
  ...person,
  /** The time of the last of the ten: the kiosk's wall clock, ISO 8601. */
  lockedAt: z.string(),
  /** The centre has unlocked it since, and the device has not received or not confirmed it. */
  isUnlocked: z.boolean(),
});
export type LockedNumberRow = z.infer<typeof LockedNumberRow>;

/** A PIN that a member of staff set at a device, and that the centre sends to every other one. Never the PIN itself. */
export const ChangedPinRow = z.strictObject({
  ...at,
  ...person,
  epoch: z.int(),
  seq: z.int(),
  /** The kiosk's wall clock, ISO 8601. */
  changedAt: z.string(),
  /** The centre's clock, ISO 8601. */
  receivedAt: z.string(),
});
export type ChangedPinRow = z.infer<typeof ChangedPinRow>;

/** `POST /office/v1/unlocks`: unlocks at every device of the unit. 204; 404 `not-found` where the number is unknown. */
export const StaffToUnlock = z.strictObject({ unitCode: UnitCode, staffNumber: StaffNumber });
export type StaffToUnlock = z.input<typeof StaffToUnlock>;

/** `GET /office/v1/logins`: locked numbers by unit and 工号, changed PINs newest first. */
export const OfficeLogins = z.strictObject({
  lockedNumbers: z.array(LockedNumberRow),
  changedPins: z.array(ChangedPinRow),
});
export type OfficeLogins = z.infer<typeof OfficeLogins>;
export const loginsQuestion = question("/office/v1/logins", OfficeLogins);

/** `GET /office/v1/logins/locked-count`: numbers that wait to be unlocked. */
export const lockedCountQuestion = question("/office/v1/logins/locked-count", Count);
