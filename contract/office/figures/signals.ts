import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { Count } from "../count.ts";
import { question } from "../question.ts";

/**
 * Patterns that an honest counter does not show. `central/figures/signals` has a file for each, which says what it
 * measures.
 */
export const Signal = z.enum([
  "quick-answers",
  "same-level-runs",
  "bursts",
  "walk-ups",
  "answer-times",
  "after-closing",
  "cancelled-prompts",
  "raised-ratings",
]);
export type Signal = z.infer<typeof Signal>;

/** The reference of the measured value: other windows or people, or the same ones in the four weeks before. */
export const Comparison = z.enum(["peers", "own-history"]);
export type Comparison = z.infer<typeof Comparison>;

/**
 * 核实 of a flag: the office asks, the unit answers, the office confirms or clears. A flag by itself changes no figure;
 * the stars of its window wait until it is confirmed or cleared.
 */
export const FlagEventKind = z.enum(["asked", "answered", "confirmed", "cleared"]);
export type FlagEventKind = z.infer<typeof FlagEventKind>;

/** Open: not asked yet, or going on after a decision about earlier days. */
export const FlagState = z.enum(["open", ...FlagEventKind.options]);
export type FlagState = z.infer<typeof FlagState>;

/**
 * A question that the entries of some days raise. `measured` lies beyond `bound`, both in the unit of the signal: a
 * share from 0 to 1 (`quick-answers`, `walk-ups`, `after-closing`, `cancelled-prompts`, `raised-ratings`), ratings
 * (`same-level-runs`, `bursts`) or milliseconds (`answer-times`, where less is beyond).
 */
export const FlagRow = z.strictObject({
  id: z.guid(),
  signal: Signal,
  comparison: Comparison,
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  /** null where it concerns several people, or one with fewer than ten ratings in these days. */
  staff: z.strictObject({ staffNumber: z.string(), staffName: LocalText }).nullable(),
  /** The days examined, by the device's dates. */
  from: z.string(),
  to: z.string(),
  /** null where the window has fewer than ten ratings in these days: they would describe one person. */
  numbers: z
    .strictObject({
      measured: z.number(),
      bound: z.number(),
      /** How many ratings it concerns; 0 where only prompts look unusual. */
      ratings: z.int().min(0),
    })
    .nullable(),
  state: FlagState,
});
export type FlagRow = z.infer<typeof FlagRow>;

/** The most flags in one answer. */
export const flagsAtOnce = 100;

const filters = {
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  unit: UnitCode.optional(),
  signal: Signal.optional(),
  state: FlagState.optional(),
};
const inOrder = ({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): boolean =>
  from === undefined || to === undefined || from <= to;

/** `from` and `to`: only flags about one of these days. */
export const FlagFilters = z.strictObject(filters).refine(inOrder, { path: ["to"] });
export type FlagFilters = z.infer<typeof FlagFilters>;

/** `after`: those that follow the ones of an earlier answer. */
export const FlagsQuery = z.strictObject({ ...filters, after: z.guid().optional() }).refine(inOrder, { path: ["to"] });
export type FlagsQuery = z.infer<typeof FlagsQuery>;

/**
 * `GET /office/v1/flags?unit=330100-XZFW&signal=bursts&state=open`: by unit, window and first day, so that it ranks no
 * person. Judged by a job a moment after the entries arrive.
 */
export const OfficeFlags = z.strictObject({
  flags: z.array(FlagRow),
  /** For `after`, where there are more. */
  next: z.guid().nullable(),
});
export type OfficeFlags = z.infer<typeof OfficeFlags>;

/** `GET /office/v1/flags/waiting-count`: those that the reader may take a step about next. */
export const waitingFlagsQuestion = question("/office/v1/flags/waiting-count", Count);

export const FlagEventRow = z.strictObject({
  kind: FlagEventKind,
  reason: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** The name of the person. */
  by: z.string(),
});
export type FlagEventRow = z.infer<typeof FlagEventRow>;

/** `GET /office/v1/flag?id=…`: a flag and its events, the oldest first. */
export const OfficeFlag = z.strictObject({ flag: FlagRow, events: z.array(FlagEventRow) });
export type OfficeFlag = z.infer<typeof OfficeFlag>;

export const FlagQuery = z.strictObject({ id: z.guid() });

const reason = z.string().trim().min(1).max(500);

/** `POST /office/v1/flag-answers`: the answer of a unit to the office. */
export const FlagAnswer = z.strictObject({ id: z.guid(), reason });
export type FlagAnswer = z.infer<typeof FlagAnswer>;

/** `POST /office/v1/flag-decisions`: a question to the unit, or the end of the matter. */
export const FlagDecision = z.strictObject({
  id: z.guid(),
  kind: FlagEventKind.exclude(["answered"]),
  reason,
});
export type FlagDecision = z.infer<typeof FlagDecision>;

/** From which states an event may follow: no suspicion is confirmed before the unit was asked. */
export const mayFollow: Readonly<Record<FlagEventKind, readonly FlagState[]>> = {
  asked: ["open", "confirmed", "cleared"],
  answered: ["asked", "answered"],
  confirmed: ["asked", "answered"],
  cleared: ["open", "asked", "answered"],
};
