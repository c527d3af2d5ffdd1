import { isDeepStrictEqual } from "node:util";
import { isFitLogin } from "../../../contract/names.ts";
import { Grant, refusedPair } from "../../../contract/office/accounts/roles.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { loginOf } from "../../accounts/login-attempts.ts";
import { type accountColumns, roleWords } from "../sheets/account-sheet.ts";
import { problemIn, type Row } from "../sheets/read-sheet.ts";
import { checkUnit } from "./check-unit.ts";
import { groupedBy } from "./grouped.ts";
import { type Report, saidOr } from "./merge-cells.ts";
import { linesIn } from "./plan-units.ts";
import { type AccountLine, keyOf, type Roster, staffKeyOf } from "./roster.ts";

type AccountRow = Row<typeof accountColumns>;

/** In an order that does not depend on the rows'. */
export const sortedGrants = (grants: readonly Grant[]): readonly Grant[] =>
  [...new Map(grants.map((grant) => [JSON.stringify(grant), grant])).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, grant]) => grant);

/** The role of a row, with its place; none where it does not fit. */
const grantsOf = (row: AccountRow, before: readonly Grant[], next: Roster, report: Report): readonly Grant[] => {
  const { role, unitCode, windowNumber } = row.cells;
  if (!role) return [];
  const given = { role, ...(unitCode && { unitCode }), ...(windowNumber && { windowNumber }) };
  const grant = Grant.safeParse(given);
  if (!grant.success) {
    report(problemIn(row, { code: "roster-role-misplaced", facts: { value: roleWords[role] } }));
    return [];
  }
  // A unit may be retired under a person who has the role already.
  const isNew = !before.some((held) => isDeepStrictEqual(held, grant.data));
  if (unitCode && isNew) checkUnit(row, next.units.get(unitCode), unitCode, report);
  if (unitCode && windowNumber && !next.windows.has(keyOf({ unitCode, number: windowNumber }))) {
    report(problemIn(row, { code: "roster-window-unknown", facts: { value: windowNumber } }, "windowNumber"));
  }
  return [grant.data];
};

const staffOf = (
  row: AccountRow,
  before: AccountLine | undefined,
  next: Roster,
  report: Report,
): AccountLine["staff"] => {
  const { staffNumber, staffUnitCode, unitCode } = row.cells;
  if (!staffNumber) return staffNumber === undefined ? (before?.staff ?? null) : null;
  const member = next.staff.get(staffKeyOf({ unitCode: staffUnitCode ?? unitCode ?? "", number: staffNumber }));
  if (member) return { unitCode: member.unitCode, staffNumber: member.number };
  report(problemIn(row, { code: "roster-staff-unknown", facts: { value: staffNumber } }));
  return null;
};

const lineOf = (
  login: string,
  rows: readonly [AccountRow, ...AccountRow[]],
  before: AccountLine | undefined,
  next: Roster,
  report: Report,
): AccountLine | undefined => {
  const [first] = rows;
  const name = first.cells.name ?? before?.name;
  const grants = sortedGrants(rows.flatMap((row) => grantsOf(row, before?.grants ?? [], next, report)));
  const pair = refusedPair(grants, linesIn(next.units));
  const facts = pair && { value: login, one: roleWords[pair[0].role], other: roleWords[pair[1].role] };
  if (facts) report(problemIn(first, { code: "roster-roles-judge-themselves", facts }));
  const isRetired = saidOr(first.cells.isRetired, before?.isRetired ?? false) ?? false;
  return name ? { login, name, staff: staffOf(first, before, next, report), grants, isRetired } : undefined;
};

const isOfCity = ({ isRetired, grants }: AccountLine): boolean =>
  !isRetired && grants.some(({ role }) => role === "city");

/** The accounts after the rows, which name all roles of each account in them; other accounts stay. */
export const planAccounts = (
  stored: ReadonlyMap<string, AccountLine>,
  next: Roster,
  rows: readonly AccountRow[],
  report: Report,
): ReadonlyMap<string, AccountLine> => {
  const accounts = new Map(stored);
  const named = groupedBy(rows, ({ cells }) => loginOf(cells.login ?? ""));
  for (const [login, [first, ...others]] of named) {
    if (login === "" || !first) continue;
    if (!stored.has(login) && !isFitLogin(login))
      report(problemIn(first, { code: "roster-login-unfit", facts: { value: login } }, "login"));
    const line = lineOf(login, [first, ...others], stored.get(login), next, report);
    if (line) accounts.set(login, line);
  }
  for (const { login, grants, isRetired } of accounts.values()) {
    const pair = !isRetired && !named.has(login) && refusedPair(grants, linesIn(next.units));
    if (!pair) continue;
    const facts = { value: login, one: roleWords[pair[0].role], other: roleWords[pair[1].role] };
    report(problem("roster-line-judges-itself", facts));
  }
  const hadCity = [...stored.values()].some(isOfCity);
  if (hadCity && ![...accounts.values()].some(isOfCity)) report(problem("last-city-account"));
  return accounts;
};
