import type { Columns } from "../sheets/column.ts";
import { problemIn, type Row } from "../sheets/read-sheet.ts";
import type { Report } from "./merge-cells.ts";
import type { UnitLine } from "./roster.ts";

/** Nothing can be added to a unit that does not exist, or is retired. */
export const checkUnit = (row: Row<Columns>, unit: UnitLine | undefined, value: string, report: Report): void => {
  if (!unit) report(problemIn(row, { code: "roster-unit-unknown", facts: { value } }));
  else if (unit.isRetired) report(problemIn(row, { code: "roster-unit-retired", facts: { value } }));
};
