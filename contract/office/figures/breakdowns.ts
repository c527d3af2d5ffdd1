import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { Rate, Switches } from "./figures.ts";
import { kindOfPeriod } from "./periods.ts";

/** By 事项, by 渠道, and by hour of the weekday. The first ones keep more lines where two tables would tell too much. */
export const breakdownKinds = ["matter", "channel", "hour"] as const;
export const BreakdownKind = z.enum(breakdownKinds);
export type BreakdownKind = z.infer<typeof BreakdownKind>;

export const BreakdownQuery = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), kind: BreakdownKind, unit: UnitCode.optional() })
  .refine((query) => ["month", "quarter"].includes(kindOfPeriod(query) ?? ""), {
    path: ["to"],
    params: { problem: "period-not-fixed" },
  });
export type BreakdownQuery = z.infer<typeof BreakdownQuery>;

/** The most lines in one answer. */
export const breakdownLinesAtOnce = 200;

/**
 * `GET /office/v1/breakdowns?kind=matter&from=2026-03-01&to=2026-03-31&unit=…`: of whole months that have ended; 400
 * `period-not-fixed` for other days. A line has ten ratings or more in each unit and month; smaller ones are in the line
 * of the others. Units that the figures put together with others in some week of the month are left out.
 */
export const OfficeBreakdown = z.strictObject({
  from: z.string(),
  to: z.string(),
  definitionsVersion: z.string(),
  switches: Switches,
  unitName: LocalText.nullable(),
  /**
   * Ratings that the figures of the same place and days count, and this table does not: of units that were put together
   * with others in some week. null where the reader may not see that sum.
   */
  leftOut: z.int().min(0).nullable(),
  /** The largest first, the others last. */
  lines: z.array(
    z.strictObject({
      /** A matter (empty: none was named), a channel, or weekday and hour as "1-09", 1 for Monday; null for the others. */
      key: z.string().nullable(),
      ratings: z.int().min(0),
      favourableRate: Rate,
      negativeShare: Rate,
    }),
  ),
});
export type OfficeBreakdown = z.infer<typeof OfficeBreakdown>;
