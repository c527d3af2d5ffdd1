import { sha256Hex } from "../../../contract/node/hash.ts";
import type { Row } from "../sheets/read-sheet.ts";
import { isAll, isNothing } from "../sheets/shared-words.ts";
import { staffColumns } from "../sheets/staff-sheet.ts";
import { createUnitNumberCheck } from "./lost-zeros.ts";
import { eachOnce, type Report, reportUnsaid, saidOr, textOf, wholeOf } from "./merge-cells.ts";
import { type StaffLine, staffKeyOf } from "./roster.ts";

export type StaffRow = Row<typeof staffColumns>;

export const placeOfStaff = ({ cells }: StaffRow) => ({ unitCode: cells.unitCode ?? "", number: cells.number ?? "" });

const byLength = (one: string, other: string): number => one.length - other.length || (one < other ? -1 : 1);

const windowsIn = (numbers: readonly string[] | null | undefined): readonly string[] | "all" | undefined => {
  if (!numbers) return undefined;
  return numbers.some(isAll) ? "all" : numbers.filter((number) => !isNothing(number)).toSorted(byLength);
};

/** Badges in a row replace all others; an empty cell keeps them. */
const badgesIn = (texts: readonly string[] | null | undefined): readonly string[] | undefined =>
  texts ? texts.filter((text) => !isNothing(text)).map(sha256Hex) : undefined;

/** A member of staff who comes back starts without badges: they handed them in when they left. */
const lineOf = (row: StaffRow, before: StaffLine | undefined): StaffLine | undefined => {
  const { cells } = row;
  const isRetired = cells.isRetired ?? before?.isRetired ?? false;
  return wholeOf({
    ...placeOfStaff(row),
    ...(before && { number: before.number }),
    name: textOf(cells.nameZh, cells.nameEn, before?.name),
    post: textOf(cells.postZh, cells.postEn, before?.post),
    politicalStatus: cells.politicalStatus ?? before?.politicalStatus,
    partyMemberSince: saidOr(cells.partyMemberSince, before?.partyMemberSince ?? null),
    star: saidOr(cells.star, before?.star ?? null),
    duties: before?.duties ?? [],
    commitments: before?.commitments ?? [],
    honours: before?.honours ?? [],
    windowNumbers: windowsIn(cells.windowNumbers) ?? before?.windowNumbers ?? "all",
    mentorNumber: saidOr(cells.mentorNumber, before?.mentorNumber ?? null),
    portrait: before?.portrait ?? null,
    badges: isRetired ? [] : (badgesIn(cells.badges) ?? before?.badges ?? []),
    isRetired,
  });
};

/** The staff after their rows, without the changes of other sheets and the photos. */
export const planStaff = (
  stored: ReadonlyMap<string, StaffLine>,
  rows: readonly StaffRow[],
  report: Report,
): ReadonlyMap<string, StaffLine> => {
  const next = new Map(stored);
  const keyOfRow = (row: StaffRow): string => staffKeyOf(placeOfStaff(row));
  const once = eachOnce(rows, keyOfRow, (row) => placeOfStaff(row).number, report);
  const checkNumber = createUnitNumberCheck([...stored.values(), ...once.map(placeOfStaff)]);
  for (const row of once) {
    const before = stored.get(keyOfRow(row));
    if (!before) {
      reportUnsaid(row, staffColumns, report);
      const { unitCode, number } = placeOfStaff(row);
      checkNumber(unitCode, { row, column: "number", number }, report);
    }
    const line = lineOf(row, before);
    if (line) next.set(keyOfRow(row), line);
  }
  return next;
};
