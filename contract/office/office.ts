import { z } from "zod";
import { Level, LocalText } from "../words.ts";
import { AlertRow } from "./devices/alerts.ts";
import { DeviceRow } from "./devices/devices.ts";
import { ComplaintRow, OpinionRow, SurveyResult } from "./feedback.ts";
import { ContestedService } from "./ratings/contested-services.ts";
import { DutyRow, ExplanationRow, TwoWindowsRow } from "./shifts/duty.ts";
import { ChangedPinRow, LockedNumberRow } from "./shifts/logins.ts";

/** How often something may be added to one rating. Further ones are refused, so that the first ones stay to be seen. */
export const mostFollowUps = 20;

/** Once that something was added to a rating on a phone. `givenAt` is by the centre's clock. */
const FollowUpRow = z.strictObject({
  /** Of this rating's, counted from 1. */
  number: z.int(),
  /** Each text once. */
  tags: z.array(LocalText),
  comment: z.string().nullable(),
  givenAt: z.string(),
});

/**
 * One rating as the office's page lists it, as it stands, once its shift is over. Only a 差评 is listed with its level and
 * by name: it asks for 整改. Of another one what was written is listed, and no tag that would tell the level.
 */
export const RatingRow = z.strictObject({
  device: z.string(),
  epoch: z.int(),
  seq: z.int(),
  unitName: LocalText,
  windowNumber: z.string(),
  /** null where the rating is no 差评. */
  negative: z
    .strictObject({
      staffNumber: z.string(),
      staffName: LocalText,
      level: Level,
      levelText: LocalText,
      /** 改评: the level it was given first; null where it is still that. */
      first: z.strictObject({ level: Level, levelText: LocalText }).nullable(),
    })
    .nullable(),
  /** Of the level that stands. */
  tags: z.array(LocalText),
  comment: z.string().nullable(),
  /** 回家再说: everything that was added, the first one first. */
  followUps: z.array(FollowUpRow),
  source: z.string(),
  /** The kiosk's wall clock, ISO 8601. */
  answeredAt: z.string(),
  /** The centre's clock, ISO 8601. */
  receivedAt: z.string(),
});
export type RatingRow = z.infer<typeof RatingRow>;

/** Newest first by arrival. */
export const OfficeOverview = z.strictObject({
  ratings: z.array(RatingRow),
  /** Whether there are older ones. */
  hasOlderRatings: z.boolean(),
  opinionCount: z.int(),
  opinions: z.array(OpinionRow),
  complaintCount: z.int(),
  complaints: z.array(ComplaintRow),
  /** The one that runs first, then by their newest answer. */
  surveys: z.array(SurveyResult),
  devices: z.array(DeviceRow),
  /** Those that nobody has acknowledged first. */
  alerts: z.array(AlertRow),
  /** Those that wait for a decision first, then by their newest rating. */
  contestedServices: z.array(ContestedService),
  /** By unit and window. */
  onDuty: z.array(DutyRow),
  twoWindows: z.array(TwoWindowsRow),
  explanationCount: z.int(),
  explanations: z.array(ExplanationRow),
  /** By unit and 工号. */
  lockedNumbers: z.array(LockedNumberRow),
  changedPins: z.array(ChangedPinRow),
});
export type OfficeOverview = z.infer<typeof OfficeOverview>;

export const officePaths = {
  overview: "/office/v1/overview",
  figures: "/office/v1/figures",
  unlocks: "/office/v1/unlocks",
  flags: "/office/v1/flags",
  matters: "/office/v1/matters",
  revocations: "/office/v1/revocations",
  enrolmentCodes: "/office/v1/enrolment-codes",
  alertAcknowledgements: "/office/v1/alert-acknowledgements",
  claimVerdicts: "/office/v1/claim-verdicts",
  codeRevocations: "/office/v1/enrolment-code-revocations",
  policy: "/office/v1/policy",
  policyRollouts: "/office/v1/policy-rollouts",
  policyWithdrawals: "/office/v1/policy-withdrawals",
  policyHolders: "/office/v1/policy-holders",
  policyStage: "/office/v1/policy-stage",
  pictures: "/office/v1/pictures",
  imports: "/office/v1/imports",
} as const;
