import { z } from "zod";
import { Level, LocalText } from "../../words.ts";
import { Switches } from "../figures/figures.ts";

/** The most reasons in one answer. */
export const listedReasons = 30;

/**
 * `GET /office/v1/reasons?from=2026-03-01&to=2026-03-31&unit=…&window=…`: the tags of 差评 from shifts that are over, the most
 * frequent first; a 差评 may have several, or none. They are those of the list of 差评, where each is shown by itself.
 */
export const OfficeReasons = z.strictObject({
  from: z.string(),
  to: z.string(),
  definitionsVersion: z.string(),
  switches: Switches,
  unitName: LocalText.nullable(),
  /** 差评 of these days. */
  negativeRatings: z.int().min(0),
  reasons: z.array(z.strictObject({ level: Level, code: z.string(), text: LocalText, ratings: z.int().min(1) })),
});
export type OfficeReasons = z.infer<typeof OfficeReasons>;
