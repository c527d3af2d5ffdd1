import type { Sql } from "../database/sql.ts";
import type { DemoOffice } from "../demo-office/demo-office.ts";
import { readEvaluationLevels } from "./evaluation-levels.ts";
import type { LevelSet, OfficeRecords } from "./office-records.ts";
import { hasUnits, saveOffice } from "./save-office.ts";

const recordsOf = ({ units, windows, staff }: DemoOffice, levels: LevelSet): OfficeRecords => ({
  units,
  windows,
  staff: staff.map(({ portraitSvg, ...member }) => ({
    ...member,
    windowNumbers: "all",
    portrait: { mediaType: "image/svg+xml", bytes: Buffer.from(portraitSvg, "utf8") },
  })),
  levels,
});

/** Fills an empty database with the demonstration office; one that holds a unit is left alone. */
export const seedDemoOffice = async (sql: Sql): Promise<void> => {
  if (await hasUnits(sql)) return;
  // Read only when it is asked for: a centre in use has no need of invented people.
  const { demoOffice } = await import("../demo-office/demo-office.ts");
  await saveOffice(sql, recordsOf(demoOffice, await readEvaluationLevels()));
};
