import { z } from "zod";
import { LocalText } from "../../words.ts";
import { question } from "../question.ts";

const place = { unitName: LocalText, windowNumber: z.string() };
const person = { staffNumber: z.string(), staffName: LocalText };

/** A member of staff who is on shift now, by their device's last report. */
export const DutyRow = z.strictObject({
  device: z.string(),
  shiftId: z.string(),
  ...place,
  ...person,
  /** 带教 */
  mentorNumber: z.string().nullable(),
  /** The kiosk's wall clock, ISO 8601, as is `paused.since`. */
  since: z.string(),
  paused: z.strictObject({ since: z.string(), reason: LocalText, until: z.string().nullable() }).nullable(),
  /** The centre's clock, ISO 8601: a device that has been silent for long cannot report the end of a shift. */
  lastSeenAt: z.string().nullable(),
  /** The other windows of the unit where the same person is on shift now. */
  alsoAt: z.array(z.string()),
});
export type DutyRow = z.infer<typeof DutyRow>;

/** A shift that began while the same person was on shift at another window, although the policy forbids it. */
export const TwoWindowsRow = z.strictObject({
  device: z.string(),
  epoch: z.int(),
  seq: z.int(),
  ...place,
  ...person,
  /** The kiosk's wall clock, ISO 8601. */
  startedAt: z.string(),
  /** The centre's clock, ISO 8601. */
  raisedAt: z.string(),
});
export type TwoWindowsRow = z.infer<typeof TwoWindowsRow>;

/** 申诉 */
export const ExplanationRow = z.strictObject({
  device: z.string(),
  epoch: z.int(),
  seq: z.int(),
  ...place,
  ...person,
  /** 办件编号: it names a service, never a rating. */
  transactionRef: z.string(),
  text: z.string(),
  /** The kiosk's wall clock, ISO 8601. */
  givenAt: z.string(),
  /** The centre's clock, ISO 8601. */
  receivedAt: z.string(),
});
export type ExplanationRow = z.infer<typeof ExplanationRow>;

/** `GET /office/v1/duty`: by unit and window, with the newest alarms about one person at two windows. */
export const OfficeDuty = z.strictObject({ onDuty: z.array(DutyRow), twoWindows: z.array(TwoWindowsRow) });
export type OfficeDuty = z.infer<typeof OfficeDuty>;
export const dutyQuestion = question("/office/v1/duty", OfficeDuty);

/** `GET /office/v1/explanations`: how many there are, and the newest by arrival. */
export const OfficeExplanations = z.strictObject({ count: z.int(), rows: z.array(ExplanationRow) });
export type OfficeExplanations = z.infer<typeof OfficeExplanations>;
export const explanationsQuestion = question("/office/v1/explanations", OfficeExplanations);
