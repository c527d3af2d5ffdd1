import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { type Grant, type RoleName, unitOf, windowOf } from "../../contract/office/accounts/roles.ts";
import { type ItemEventKind, makers, mayAdd } from "../../contract/office/rectification/item-events.ts";
import { isWithin, withSubUnits } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";

interface Place {
  readonly unitCode: string;
  readonly windowNumber: string;
}

const scopeOfGrant = (grant: Grant): Scope => {
  const [unitCode, windowNumber] = [unitOf(grant), windowOf(grant)];
  if (unitCode === null) return { isAll: true };
  return windowNumber === null
    ? { isAll: false, units: [unitCode], windows: [] }
    : { isAll: false, units: [], windows: [{ unitCode, windowNumber }] };
};

/** Roles of a unit, whose items others decide. */
const ofUnit: readonly RoleName[] = ["leader", "supervisor", "staff"];

/** The role in which a person with these grants may add an event of each kind to an item of a place. */
export type RoleFor = (kind: ItemEventKind) => RoleName | undefined;

export const rolesAt = async (sql: Queries, grants: readonly Grant[], place: Place): Promise<RoleFor> => {
  const here: Grant[] = [];
  for (const grant of grants) {
    if (isWithin(await withSubUnits(sql, scopeOfGrant(grant)), place)) here.push(grant);
  }
  const isOfUnit = here.some(({ role }) => ofUnit.includes(role));
  return (kind) =>
    makers[kind]?.roles.find((role) => here.some((grant) => grant.role === role) && mayAdd(kind, { role, isOfUnit }));
};
