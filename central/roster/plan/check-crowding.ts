import { problem } from "../../../contract/problems/problem.ts";
import { groupedBy } from "./grouped.ts";
import type { Report } from "./merge-cells.ts";
import type { Roster } from "./roster.ts";

/** The most staff in a configuration document. */
const mostStaff = 500;

/** Reports windows of these units at which more people may serve than their kiosk can store. */
export const checkCrowding = ({ windows, staff }: Roster, unitCodes: ReadonlySet<string>, report: Report): void => {
  const serving = [...staff.values()].filter(({ isRetired }) => !isRetired);
  const byUnit = groupedBy(serving, ({ unitCode }) => unitCode);
  for (const { unitCode: unit, number: window, isRetired } of windows.values()) {
    if (isRetired || !unitCodes.has(unit)) continue;
    const here = (byUnit.get(unit) ?? []).filter(
      ({ windowNumbers }) => windowNumbers === "all" || windowNumbers.includes(window),
    );
    const facts = { unit, window, most: mostStaff, found: here.length };
    if (here.length > mostStaff) report(problem("roster-window-crowded", facts));
  }
};
