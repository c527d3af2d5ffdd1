import type { Sql } from "../database/sql.ts";
import { readEvaluationLevels } from "../policy/evaluation-levels.ts";
import { setItPin } from "../policy/set-it-pin.ts";
import type { LevelSet, OfficeRecords, Picture } from "../roster/records/office-records.ts";
import { hasUnits, saveOffice } from "../roster/records/save-office.ts";
import type { DemoOffice } from "./demo-office.ts";
import { markAsDemonstration } from "./demonstration-mark.ts";

const svg = (text: string): Picture => ({ mediaType: "image/svg+xml", bytes: Buffer.from(text, "utf8") });

const recordsOf = ({ staff, attract, itPin: _, ...office }: DemoOffice, levels: LevelSet): OfficeRecords => ({
  ...office,
  staff: staff.map(({ portraitSvg, ...member }) => ({
    ...member,
    // Usable at once, with the PINs as printed.
    mustChangePin: false,
    windowNumbers: "all",
    portrait: svg(portraitSvg),
  })),
  attract: {
    afterMs: attract.afterMs,
    pages: attract.pages.map(({ pictureSvg, ...page }) => ({ ...page, picture: svg(pictureSvg) })),
  },
  levels,
});

/** Fills an empty database with the demonstration office; does nothing where there is a unit. */
export const seedDemoOffice = async (sql: Sql): Promise<void> => {
  if (await hasUnits(sql)) return;
  // Loaded only when needed: a centre in use needs no invented people.
  const { demoOffice } = await import("./demo-office.ts");
  // First: an office of invented people without the mark would pass for a real one.
  await markAsDemonstration(sql);
  await saveOffice(sql, recordsOf(demoOffice, await readEvaluationLevels()));
  await setItPin(sql, demoOffice.itPin);
};
