import { problemIn, type Row } from "../sheets/read-sheet.ts";
import { windowColumns } from "../sheets/window-sheet.ts";
import { checkUnit } from "./check-unit.ts";
import { createUnitNumberCheck } from "./lost-zeros.ts";
import { eachOnce, type Report, reportUnsaid, textOf, wholeOf } from "./merge-cells.ts";
import { keyOf, type UnitLine, type WindowLine } from "./roster.ts";
import type { StoredRoster } from "./stored-roster.ts";

type WindowRow = Row<typeof windowColumns>;

const placeOf = ({ cells }: WindowRow) => ({ unitCode: cells.unitCode ?? "", number: cells.number ?? "" });

const lineOf = (row: WindowRow, before: WindowLine | undefined): WindowLine | undefined =>
  wholeOf({
    ...placeOf(row),
    ...(before && { number: before.number }),
    name: textOf(row.cells.nameZh, row.cells.nameEn, before?.name),
    isRetired: row.cells.isRetired ?? before?.isRetired ?? false,
  });

const reportOccupied = (row: WindowRow, devices: number, report: Report): void => {
  const { number: value } = placeOf(row);
  if (devices > 0) report(problemIn(row, { code: "roster-window-occupied", facts: { value, devices } }));
};

/** The windows after the rows. */
export const planWindows = (
  { windows: stored, devices }: StoredRoster,
  units: ReadonlyMap<string, UnitLine>,
  rows: readonly WindowRow[],
  report: Report,
): ReadonlyMap<string, WindowLine> => {
  const next = new Map(stored);
  const keyOfRow = (row: WindowRow): string => keyOf(placeOf(row));
  const once = eachOnce(rows, keyOfRow, (row) => placeOf(row).number, report);
  const checkNumber = createUnitNumberCheck([...stored.values()]);
  for (const row of once) {
    const { unitCode, number } = placeOf(row);
    const before = stored.get(keyOfRow(row));
    if (!before) {
      reportUnsaid(row, windowColumns, report);
      checkNumber(unitCode, { row, column: "number", number }, report);
    }
    const line = lineOf(row, before);
    if (!line) continue;
    if (!line.isRetired && before?.isRetired !== false) checkUnit(row, units.get(unitCode), unitCode, report);
    if (line.isRetired && before?.isRetired === false) reportOccupied(row, devices.get(keyOfRow(row)) ?? 0, report);
    next.set(keyOfRow(row), line);
  }
  return next;
};
