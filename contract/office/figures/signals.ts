import { z } from "zod";
import { LocalText } from "../../words.ts";

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
 * A question that the entries of some days raise. `measured` lies beyond `bound`, both in the unit of the signal: a
 * share from 0 to 1 (`quick-answers`, `walk-ups`, `after-closing`, `cancelled-prompts`, `raised-ratings`), ratings
 * (`same-level-runs`, `bursts`) or milliseconds (`answer-times`, where less is beyond).
 */
export const FlagRow = z.strictObject({
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
});
export type FlagRow = z.infer<typeof FlagRow>;

/** `GET /office/v1/flags?from=2026-03-01&to=2026-03-31`: by unit, window and first day, so that it ranks no person. */
export const OfficeFlags = z.strictObject({ from: z.string(), to: z.string(), flags: z.array(FlagRow) });
export type OfficeFlags = z.infer<typeof OfficeFlags>;
