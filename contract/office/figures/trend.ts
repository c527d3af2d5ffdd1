import { z } from "zod";
import { LocalText, UnitCode, WindowNumber } from "../../words.ts";
import { Figures, Switches } from "./figures.ts";
import { kindOfPeriod } from "./periods.ts";

/** A period in the trend, the last one included. */
export const pointsOfTrend = 13;

/** The query for a trend: a fixed period, and a place. A window is named with its unit. */
export const PlaceAndPeriod = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    unit: UnitCode.optional(),
    window: WindowNumber.optional(),
  })
  .refine((query) => kindOfPeriod(query) !== undefined, { path: ["to"], params: { problem: "period-not-fixed" } })
  .refine(({ unit, window }) => window === undefined || unit !== undefined, { path: ["unit"] });
export type PlaceAndPeriod = z.infer<typeof PlaceAndPeriod>;

/**
 * `GET /office/v1/trend?from=2026-03-01&to=2026-03-31&unit=…&window=…`: the figures of a period and of the twelve before
 * it, of the whole office, a unit or a window; 400 `period-not-fixed` for other days.
 */
export const OfficeTrend = z.strictObject({
  definitionsVersion: z.string(),
  switches: Switches,
  unitName: LocalText.nullable(),
  points: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      isRunning: z.boolean(),
      /** null below ten ratings. */
      figures: Figures.nullable(),
    }),
  ),
});
export type OfficeTrend = z.infer<typeof OfficeTrend>;
