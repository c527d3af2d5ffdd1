import { sha256Hex } from "../../../contract/node/hash.ts";
import { problemIn } from "../sheets/read-sheet.ts";
import { isAll, isNothing } from "../sheets/shared-words.ts";
import { textKinds, textSheets } from "../sheets/text-sheet.ts";
import type { Report } from "./merge-cells.ts";
import { placeOfStaff, type StaffRow } from "./plan-staff.ts";
import { keyOf, type Roster, type StaffLine, staffKeyOf } from "./roster.ts";

/** The most badges of a person in a configuration document. */
const mostBadges = 5;

export const checkWindows = (row: StaffRow, { windows }: Roster, report: Report): void => {
  const { unitCode } = placeOfStaff(row);
  const numbers = row.cells.windowNumbers ?? [];
  if (numbers.some(isAll)) return;
  for (const value of numbers) {
    if (isNothing(value) || windows.has(keyOf({ unitCode, number: value }))) continue;
    report(problemIn(row, { code: "roster-window-unknown", facts: { value } }, "windowNumbers"));
  }
};

/** A former mentor may have left since: an import is not refused for that. */
export const checkMentor = (row: StaffRow, before: StaffLine | undefined, next: Roster, report: Report): void => {
  const { unitCode, number } = placeOfStaff(row);
  const { mentorNumber: value } = row.cells;
  if (value === undefined || value === null || value === before?.mentorNumber) return;
  const mentor = next.staff.get(staffKeyOf({ unitCode, number: value }));
  if (mentor && !mentor.isRetired && mentor.number === value && value !== number) return;
  report(problemIn(row, { code: "roster-mentor-unfit", facts: { value } }, "mentorNumber"));
};

/** Only new staff can lack them. */
export const checkTexts = (row: StaffRow, line: StaffLine, report: Report): void => {
  for (const kind of textKinds) {
    const { zh, least } = textSheets[kind];
    if (line[kind].length >= least) continue;
    report(problemIn(row, { code: "roster-texts-missing", facts: { value: line.number, kind: zh } }));
  }
};

const holdersOf = ({ staff }: Roster): ReadonlyMap<string, string> =>
  new Map(
    [...staff].flatMap(([key, { unitCode, badges }]) => badges.map((hash) => [keyOf({ unitCode, number: hash }), key])),
  );

/** A badge belongs to one person, and is no staff number: a printed number must not work as a badge. */
export const createBadgeCheck = (next: Roster) => {
  const holders = holdersOf(next);
  return (row: StaffRow, report: Report): void => {
    const place = placeOfStaff(row);
    const { unitCode } = place;
    const texts = row.cells.badges ?? [];
    for (const value of texts) {
      const isNumber = next.staff.has(staffKeyOf({ unitCode, number: value }));
      const holder = holders.get(keyOf({ unitCode, number: sha256Hex(value) })) ?? staffKeyOf(place);
      if (!isNumber && holder === staffKeyOf(place)) continue;
      report(problemIn(row, { code: "roster-badge-taken", facts: { value } }, "badges"));
    }
    if (texts.length <= mostBadges) return;
    report(problemIn(row, { code: "roster-texts-many", facts: { value: place.number, most: mostBadges } }, "badges"));
  };
};
