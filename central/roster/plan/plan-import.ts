import { type Problem, problem, problemCatalogue } from "../../../contract/problems/problem.ts";
import type { Photo, Photos } from "../photos/photos.ts";
import type { RosterDraft } from "../sheets/read-draft.ts";
import { type Change, changesBetween } from "./changes.ts";
import { checkMentor, checkTexts, checkWindows, createBadgeCheck } from "./check-staff.ts";
import { checkUnit } from "./check-unit.ts";
import { groupedBy } from "./grouped.ts";
import type { Report } from "./merge-cells.ts";
import { planAccounts } from "./plan-accounts.ts";
import { planPhotos } from "./plan-photos.ts";
import { placeOfStaff, planStaff } from "./plan-staff.ts";
import { planTexts } from "./plan-texts.ts";
import { planUnits } from "./plan-units.ts";
import { planWindows } from "./plan-windows.ts";
import { type AccountLine, type Roster, type StaffLine, staffKeyOf, type UnitLine, type WindowLine } from "./roster.ts";
import type { StoredRoster } from "./stored-roster.ts";

/** The effect of an import. It must not be applied while there is a problem other than a notice. */
export interface ImportPlan {
  readonly problems: readonly Problem[];
  readonly units: readonly Change<UnitLine>[];
  readonly windows: readonly Change<WindowLine>[];
  readonly staff: readonly Change<StaffLine>[];
  readonly accounts: readonly Change<AccountLine>[];
  /** Staff who need a PIN from the office: new ones, those who came back, and those for whom one was asked. */
  readonly newPins: readonly StaffLine[];
  /** Pictures that the changes refer to. */
  readonly photos: readonly Photo[];
}

export const isFault = ({ code }: Problem): boolean => !("notice" in problemCatalogue[code]);

const planRoster = (stored: StoredRoster, draft: RosterDraft, photos: Photos, report: Report): Roster => {
  const units = planUnits(stored.units, draft.units, report);
  const windows = planWindows(stored, units, draft.windows, report);
  let staff = planStaff(stored.staff, draft.staff, report);
  staff = planTexts(staff, "duties", draft.duties, report);
  staff = planTexts(staff, "commitments", draft.commitments, report);
  staff = planTexts(staff, "honours", draft.honours, report);
  staff = planPhotos(staff, { photos, rows: draft.staff, unitCodes: units.keys() }, report);
  return { units, windows, staff };
};

const checkStaff = (stored: StoredRoster, next: Roster, { staff: rows }: RosterDraft, report: Report): void => {
  const checkBadges = createBadgeCheck(next);
  for (const row of rows) {
    const { unitCode } = placeOfStaff(row);
    const key = staffKeyOf(placeOfStaff(row));
    const before = stored.staff.get(key);
    const line = next.staff.get(key);
    if (!line?.isRetired && before?.isRetired !== false) checkUnit(row, next.units.get(unitCode), unitCode, report);
    checkWindows(row, next, report);
    checkMentor(row, before, next, report);
    checkBadges(row, report);
    if (line) checkTexts(row, line, report);
  }
};

const pinsAskedFor = (changes: readonly Change<StaffLine>[], next: Roster, draft: RosterDraft): StaffLine[] => {
  const isNew = ({ kind, line }: Change<StaffLine>) => !line.isRetired && (kind === "added" || kind === "reinstated");
  const asked = draft.staff.filter(({ cells }) => cells.newPin === true).map((row) => staffKeyOf(placeOfStaff(row)));
  const keys = new Set([...changes.filter(isNew).map(({ line }) => staffKeyOf(line)), ...asked]);
  return [...keys].flatMap((key) => next.staff.get(key) ?? []).filter(({ isRetired }) => !isRetired);
};

const unitsNamed = (draft: RosterDraft): ReadonlySet<string> =>
  new Set([...draft.windows, ...draft.staff].flatMap(({ cells }) => cells.unitCode ?? []));

/** The most staff in a configuration document. */
const mostStaff = 500;

/** Reports windows of these units at which more people may serve than their kiosk can store. */
const checkCrowding = ({ windows, staff }: Roster, unitCodes: ReadonlySet<string>, report: Report): void => {
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

/** The changes of the sheets and photos to the stored roster. Everything else stays. */
export const planImport = (stored: StoredRoster, draft: RosterDraft, photos: Photos): ImportPlan => {
  const problems: Problem[] = [];
  const report: Report = (found) => problems.push(found);
  const next = planRoster(stored, draft, photos, report);
  checkStaff(stored, next, draft, report);
  checkCrowding(next, unitsNamed(draft), report);
  const accounts = planAccounts(stored.accounts, next, draft.accounts, report);
  const staff = changesBetween(stored.staff, next.staff);
  const portraits = new Set(staff.map(({ line }) => line.portrait));
  return {
    problems,
    units: changesBetween(stored.units, next.units),
    windows: changesBetween(stored.windows, next.windows),
    staff,
    accounts: changesBetween(stored.accounts, accounts),
    newPins: pinsAskedFor(staff, next, draft),
    photos: [...photos.values()].filter(({ hash }) => portraits.has(hash)),
  };
};
