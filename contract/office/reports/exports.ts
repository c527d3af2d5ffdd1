import { z } from "zod";
import { UnitCode } from "../../words.ts";
import type { Permission } from "../accounts/permissions.ts";
import { FiguresBy, FlaggedRatings } from "../figures/figures.ts";
import { kindOfPeriod } from "../figures/periods.ts";
import { FlagFilters } from "../figures/signals.ts";
import { RatingFilters } from "../ratings/ratings.ts";
import { ExportedItems } from "../rectification/items.ts";
import { StarMonthQuery } from "../stars/star-months.ts";

export const exportFormats = ["csv", "xlsx", "pdf"] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** The language of a paper's headings and words. */
export const PaperLanguage = z.enum(["zh", "en"]);
export type PaperLanguage = z.infer<typeof PaperLanguage>;

const ofTable = { format: ExportFormat, language: PaperLanguage };

const fixedPeriod = (query: { readonly from: string; readonly to: string }): boolean =>
  kindOfPeriod(query) !== undefined;

/** The figures of a whole week, month or quarter, as the page's own filters. */
const FiguresExport = z.strictObject({
  kind: z.literal("figures"),
  ...ofTable,
  query: z
    .strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      by: FiguresBy,
      flagged: FlaggedRatings,
      unit: UnitCode.nullable(),
    })
    .refine(fixedPeriod, { path: ["to"] }),
});
const RatingsExport = z.strictObject({ kind: z.literal("ratings"), ...ofTable, query: RatingFilters });
const FlagsExport = z.strictObject({ kind: z.literal("flags"), ...ofTable, query: FlagFilters });
const DrawExport = z.strictObject({
  kind: z.literal("draw"),
  ...ofTable,
  query: z.strictObject({ number: z.int().min(1).max(2_147_483_647) }),
});
/** 整改台账: the sheet of nineteen columns, or the wider one of inspectors. */
const ItemsExport = z.strictObject({ kind: z.literal("items"), ...ofTable, query: ExportedItems });
const AccessLogExport = z.strictObject({ kind: z.literal("access-log"), ...ofTable, query: z.strictObject({}) });

/** The bulletin: the stars of a frozen month, as they were frozen. */
const StarsExport = z.strictObject({
  kind: z.literal("stars"),
  ...ofTable,
  query: StarMonthQuery.extend({ by: FiguresBy, unit: UnitCode.nullable() }),
});

/** A calendar month of one unit. */
const MonthOfUnit = z.strictObject({ month: z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/), unit: UnitCode });
const ofPaper = { format: z.literal("pdf"), language: PaperLanguage, query: MonthOfUnit };

/** The monthly report of a unit: its month beside the one before, its windows, and persons as they are published. */
const UnitReport = z.strictObject({ kind: z.literal("unit-report"), ...ofPaper });
/** The result of a month for the hall, in large type: no window and no person. */
const HallPoster = z.strictObject({ kind: z.literal("hall-poster"), ...ofPaper });

/** A table or paper that a person asks for. It is written later, with the person's rights of that moment. */
export const ExportOrder = z.discriminatedUnion("kind", [
  FiguresExport,
  RatingsExport,
  FlagsExport,
  DrawExport,
  ItemsExport,
  AccessLogExport,
  StarsExport,
  UnitReport,
  HallPoster,
]);
export type ExportOrder = z.infer<typeof ExportOrder>;
export type ExportKind = ExportOrder["kind"];
/** An order of a paper that is set by itself, and of a table. */
export type PaperOrder = Extract<ExportOrder, { readonly kind: "unit-report" | "hall-poster" }>;
export type TableOrder = Exclude<ExportOrder, PaperOrder>;

export interface ExportRoute {
  /** `POST` with an `ExportOrder` of this kind; 201 with an `ExportAsked`. */
  readonly path: string;
  /** Needed to ask, and again when the file is written. */
  readonly may: Permission;
}

/** The routes, by the kind of order. */
export const exportRoutes: Readonly<Record<ExportKind, ExportRoute>> = {
  figures: { path: "/office/v1/exports/figures", may: "read-figures" },
  ratings: { path: "/office/v1/exports/ratings", may: "read-ratings" },
  flags: { path: "/office/v1/exports/flags", may: "read-signals" },
  draw: { path: "/office/v1/exports/draw", may: "read-draws" },
  items: { path: "/office/v1/exports/items", may: "read-items" },
  "access-log": { path: "/office/v1/exports/access-log", may: "read-access-log" },
  stars: { path: "/office/v1/exports/stars", may: "read-stars" },
  "unit-report": { path: "/office/v1/exports/unit-report", may: "read-figures" },
  "hall-poster": { path: "/office/v1/exports/hall-poster", may: "read-figures" },
};

/** The job that writes the file. */
export const ExportAsked = z.strictObject({ job: z.uuid() });
export type ExportAsked = z.infer<typeof ExportAsked>;

/** The most rows of a PDF: setting them takes some seconds, and some hundred megabytes. Longer ones are for a spreadsheet. */
export const mostRowsOfPdf = 1_000;

/** The fewest ratings of a unit's month for a figure in public. */
export const fewestRatingsInPublic = 30;
