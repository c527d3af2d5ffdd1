import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { Figures, Switches } from "../figures/figures.ts";
import { kindOfPeriod } from "../figures/periods.ts";
import { OfficeReasons } from "../ratings/reasons.ts";
import { MissingDevice } from "../stars/star-months.ts";
import { NeedRow } from "./needs.ts";

/** The most reasons and the most devices in a brief: it is printed on one page. */
export const briefReasons = 5;
export const briefDevices = 8;

const isWeek = ({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): boolean =>
  (from === undefined && to === undefined) || kindOfPeriod({ from: from ?? "", to: to ?? "" }) === "week";

/** Without days the last week that has ended; without a unit the whole office. */
export const BriefQuery = z
  .strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional(), unit: UnitCode.optional() })
  .refine(isWeek, { path: ["to"], params: { problem: "period-not-fixed" } });
export type BriefQuery = z.infer<typeof BriefQuery>;

/** The figures of a week; null below ten ratings. */
const Week = z.strictObject({
  from: z.string(),
  to: z.string(),
  figures: Figures.nullable(),
  /** Without the ratings in question. */
  unquestioned: Figures.nullable(),
});

/**
 * `GET /office/v1/brief?from=2026-03-09&to=2026-03-15&unit=…`: 一周简报 of a unit or of the whole office; 400
 * `period-not-fixed` where the days are no week. 404 where the reader may not read the whole of the place, as where there
 * is no such unit.
 */
export const OfficeBrief = z.strictObject({
  unitCode: z.string().nullable(),
  unitName: LocalText.nullable(),
  definitionsVersion: z.string(),
  switches: Switches.omit({ flagged: true }),
  /** By the centre's clock, ISO 8601. */
  madeAt: z.string(),
  isRunning: z.boolean(),
  week: Week,
  weekBefore: Week,
  /** The commonest reasons of the 差评 of the week. */
  reasons: OfficeReasons.pick({ negativeRatings: true, reasons: true }),
  /** What waits at this place now, for the reader. */
  needs: z.array(NeedRow),
  missing: z.strictObject({
    /** The last working day of the week: each device should have reported since it began. */
    since: z.string(),
    count: z.int().min(0),
    /** The first ones, by unit and window. */
    devices: z.array(MissingDevice),
  }),
});
export type OfficeBrief = z.infer<typeof OfficeBrief>;
