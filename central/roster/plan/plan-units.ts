import type { Row } from "../sheets/read-sheet.ts";
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
    isRetired: cells.isRetired ?? before?.isRetired ?? false,
  });
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
  return next;
};
