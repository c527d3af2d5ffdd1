import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { writtenPage } from "../feedback.ts";
import { question } from "../question.ts";
import { SearchText } from "../search-text.ts";

const place = { unitName: LocalText, windowNumber: z.string() };
const person = { staffNumber: z.string(), staffName: LocalText };

/** A member of staff who is on shift now, by their device's last report. */
export const DutyRow = z.strictObject({
  device: z.string(),
  shiftId: z.string(),
  unitCode: z.string(),
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
  unitCode: z.string(),
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

/** Serving, in a pause, or on shift at another window too. */
export const DutyState = z.enum(["serving", "paused", "elsewhere"]);
export type DutyState = z.infer<typeof DutyState>;

/** `text` is part of a unit's name or code, of a person's name or number, or a window's number. `after`: a device of an earlier answer. */
export const DutyQuery = z.strictObject({
  unit: UnitCode.optional(),
  state: DutyState.optional(),
  text: SearchText.optional(),
  after: z.uuid().optional(),
});
export type DutyQuery = z.infer<typeof DutyQuery>;

/** The most rows in one answer. */
export const dutyAtOnce = 50;

/** `GET /office/v1/duty?unit=…&state=paused&text=…`: by unit and window, with the newest alarms about one person at two windows. */
export const OfficeDuty = z.strictObject({
  onDuty: z.array(DutyRow),
  /** How many are in each state, of those that fit unit and text. */
  counts: z.record(DutyState, z.int()),
  /** For `after`, where there are more. */
  next: z.uuid().nullable(),
  twoWindows: z.array(TwoWindowsRow),
});
export type OfficeDuty = z.infer<typeof OfficeDuty>;
export const dutyQuestion = question("/office/v1/duty", OfficeDuty);

/** `GET /office/v1/explanations?unit=…` */
export const OfficeExplanations = writtenPage(ExplanationRow);
export type OfficeExplanations = z.infer<typeof OfficeExplanations>;
export const explanationsQuestion = question("/office/v1/explanations", OfficeExplanations);
