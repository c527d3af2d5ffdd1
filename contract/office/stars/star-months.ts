import { z } from "zod";
import { LocalText, Sha256Hex } from "../../words.ts";
import { LevelCounts } from "../figures/figures.ts";
import { JobRow } from "../jobs/jobs.ts";
import { withheldStates } from "./judge.ts";

/** The version of the definitions of answered, unanswered and rating that the counts follow. */
export const definitionVersion = 1;

/** A frozen month: which rules held, and a hash of the published counts that went in. */
export const Freeze = z.strictObject({
  frozenAt: z.string(),
  /** The name of the person at the time. */
  frozenBy: z.string(),
  formulaVersion: z.int(),
  definitionVersion: z.int(),
  policyVersion: z.int(),
  inputHash: Sha256Hex,
  /** Devices that had not reported until the end of the month. */
  missingCount: z.int(),
  /** Why it was frozen without them; null where none was missing. */
  reason: z.string().nullable(),
});
export type Freeze = z.infer<typeof Freeze>;

/** The most months in one answer. */
export const frozenMonthsAtOnce = 100;

/** `after`: the months that follow those of an earlier answer. */
export const FrozenMonthsQuery = z.strictObject({ after: z.iso.date().optional() });

/** The newest month first, each by its first day. `next`: for `after`, where there are older ones. */
export const FrozenMonths = z.strictObject({
  months: z.array(z.strictObject({ month: z.string(), freeze: Freeze })),
  next: z.string().nullable(),
});
export type FrozenMonths = z.infer<typeof FrozenMonths>;

/** Why a month is not complete: no sign of life since, entries not sent yet, or a shift that has not ended. */
export const missingReasons = ["silent", "unsent", "open-shift"] as const;

export const MissingDevice = z.strictObject({
  device: z.string(),
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  why: z.enum(missingReasons),
  /** By the device's clock; null where it has never reported. */
  reportedAt: z.string().nullable(),
});
export type MissingDevice = z.infer<typeof MissingDevice>;

/** Also asked about a text that is no date. */
const isFirstDay = (day: string): boolean => /^\d{4}-(0[1-9]|1[0-2])-01$/.test(day);

const FirstDay = z.iso.date().refine(isFirstDay);

/** `GET /office/v1/star-months?month=2026-03-01`: whether the month can be frozen. */
export const StarMonthQuery = z.strictObject({ month: FirstDay });

/** How far the freeze of a month is, or why it was refused. */
export const FreezeJob = JobRow.pick({ id: true, asker: true, state: true, rows: true, total: true, problem: true });
export type FreezeJob = z.infer<typeof FreezeJob>;

/** The most missing devices in one answer. */
export const listedMissing = 100;

export const StarMonth = z.strictObject({
  month: z.string(),
  freeze: Freeze.nullable(),
  isOver: z.boolean(),
  /** Whether figures of it are published; without any there is nothing to freeze. */
  hasFigures: z.boolean(),
  /** Devices in use whose entries of the month may not all have arrived: the first of them, by unit and window. */
  missing: z.array(MissingDevice).max(listedMissing),
  /** How many there are. */
  missingCount: z.int(),
  /** The last job that freezes it; null where there is none any more. */
  job: FreezeJob.nullable(),
});
export type StarMonth = z.infer<typeof StarMonth>;

/**
 * `POST /office/v1/star-freezes`, as a person. 201 `FreezeAsked`; 409 `star-month-frozen`, `star-month-running`,
 * `star-month-counting`, `star-month-empty`, `star-month-freezing`, and `star-month-incomplete` where devices are missing
 * and there is no reason. The job examines the month once more, and fails with the same problems.
 */
export const MonthToFreeze = z.strictObject({ month: FirstDay, reason: z.string().trim().min(1).max(500).nullable() });
export type MonthToFreeze = z.input<typeof MonthToFreeze>;

/** The job that freezes the month. */
export const FreezeAsked = z.strictObject({ job: z.uuid() });
export const FreezeOrder = z.strictObject({ kind: z.literal("star-freeze"), query: MonthToFreeze });
export type FreezeOrder = z.infer<typeof FreezeOrder>;

/** A line before or after a correction. */
export const StarFacts = z.strictObject({
  levels: LevelCounts.nullable(),
  state: z.enum(["rated", ...withheldStates]),
  score: z.number().nullable(),
  stars: z.int().nullable(),
});
export type StarFacts = z.infer<typeof StarFacts>;

/** 勘误: entries that arrived after the freeze have changed the counts of a line. The frozen line stays. */
export const Erratum = z.strictObject({
  id: z.int(),
  unitCode: z.string(),
  unitName: LocalText,
  key: z.string().nullable(),
  staffName: LocalText.nullable(),
  foundAt: z.string(),
  before: StarFacts,
  after: StarFacts,
});
export type Erratum = z.infer<typeof Erratum>;
