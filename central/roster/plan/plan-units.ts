import type { LineOfUnit } from "../../../contract/office/accounts/roles.ts";
import { problemIn, type Row } from "../sheets/read-sheet.ts";
import { unitColumns } from "../sheets/unit-sheet.ts";
import { createNumberCheck } from "./lost-zeros.ts";
import { eachOnce, type Report, reportUnsaid, saidOr, textOf, wholeOf } from "./merge-cells.ts";
import type { UnitLine } from "./roster.ts";

type UnitRow = Row<typeof unitColumns>;

const codeOf = ({ cells }: UnitRow): string => cells.unitCode ?? "";

const lineOf = (row: UnitRow, before: UnitLine | undefined): UnitLine | undefined => {
  const { cells } = row;
  return wholeOf({
    unitCode: codeOf(row),
    name: textOf(cells.nameZh, cells.nameEn, before?.name),
    district: cells.district ?? before?.district,
    supervisionPhone: cells.supervisionPhone ?? before?.supervisionPhone,
    complaintRoom: textOf(cells.complaintRoomZh, cells.complaintRoomEn, before?.complaintRoom),
    supportPhone: saidOr(cells.supportPhone, before?.supportPhone ?? null),
    parentCode: saidOr(cells.parentCode, before?.parentCode ?? null),
    isRetired: cells.isRetired ?? before?.isRetired ?? false,
  });
};

/** The line of each unit; it ends where it comes back to a unit. */
export const linesIn =
  (units: ReadonlyMap<string, UnitLine>): LineOfUnit =>
  (unitCode) => {
    const line = new Set([unitCode]);
    for (let above = units.get(unitCode)?.parentCode; above && !line.has(above); above = units.get(above)?.parentCode) {
      line.add(above);
    }
    return [...line];
  };

const isAboveItself = (unitCode: string, units: ReadonlyMap<string, UnitLine>): boolean =>
  linesIn(units)(unitCode).some((above) => units.get(above)?.parentCode === unitCode);

const checkParent = (row: UnitRow, units: ReadonlyMap<string, UnitLine>, report: Report): void => {
  const { parentCode: value } = row.cells;
  if (!value) return;
  if (!units.has(value)) report(problemIn(row, { code: "roster-unit-unknown", facts: { value } }));
  else if (isAboveItself(codeOf(row), units)) {
    report(problemIn(row, { code: "roster-unit-circular", facts: { value } }, "parentCode"));
  }
};

/** The units after the rows. */
export const planUnits = (
  stored: ReadonlyMap<string, UnitLine>,
  rows: readonly UnitRow[],
  report: Report,
): ReadonlyMap<string, UnitLine> => {
  const next = new Map(stored);
  const checkCode = createNumberCheck([...stored.keys()]);
  for (const row of eachOnce(rows, codeOf, codeOf, report)) {
    const unitCode = codeOf(row);
    const before = stored.get(unitCode);
    if (!before) {
      reportUnsaid(row, unitColumns, report);
      checkCode({ row, column: "unitCode", number: unitCode }, report);
    }
    const line = lineOf(row, before);
    if (line) next.set(unitCode, line);
  }
  for (const row of rows) checkParent(row, next, report);
  return next;
};
