import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { LineOfUnit } from "../../contract/office/accounts/roles.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment, json } from "../database/statement.ts";

/**
 * The condition for rows of a scope: the one function that writes it. `unit` and `window` are the columns of unit code
 * and window number. The units in which the scope has anything come first, in a form that an index on the unit serves.
 */
export const within = (scope: Scope, unit: Fragment, window: Fragment): Fragment => {
  if (scope.isAll) return fragment`true`;
  const { units, windows } = scope;
  if (windows.length === 0) return fragment`${unit} = any (${units}::text[])`;
  const all = [...new Set([...units, ...windows.map(({ unitCode }) => unitCode)])];
  return fragment`(${unit} = any (${all}::text[]) and (${unit} = any (${units}::text[]) or (${unit}, ${window}) in (
    select "unitCode", "windowNumber"
    from jsonb_to_recordset(${json(windows)}) as place ("unitCode" text, "windowNumber" text))))`;
};

/** A scope with the units that belong to its own, at any depth. */
export const withSubUnits = async (sql: Queries, scope: Scope): Promise<Scope> => {
  if (scope.isAll || scope.units.length === 0) return scope;
  const rows = await sql<{ code: string }[]>`
    with recursive led as (
      select code from units where code = any (${scope.units}::text[])
      union
      select units.code from units join led on units.parent_code = led.code)
    select code from led`;
  return { ...scope, units: rows.map(({ code }) => code) };
};

/** For each of these units itself and the units that it belongs to, at any height. */
export const readLines = async (sql: Queries, codes: readonly string[]): Promise<LineOfUnit> => {
  const rows = await sql<{ of: string; code: string }[]>`
    with recursive line as (
      select code as of, code, parent_code from units where code = any (${codes}::text[])
      union
      select line.of, units.code, units.parent_code from units join line on units.code = line.parent_code)
    select of, code from line`;
  return (unitCode) => [unitCode, ...rows.filter(({ of }) => of === unitCode).map(({ code }) => code)];
};

/** The same for a row that has been read. A window of null stands for the whole unit. */
export const isWithin = (
  scope: Scope,
  { unitCode, windowNumber }: { readonly unitCode: string; readonly windowNumber: string | null },
): boolean =>
  scope.isAll ||
  scope.units.includes(unitCode) ||
  scope.windows.some((place) => place.unitCode === unitCode && place.windowNumber === windowNumber);

/**
 * Whether a place exists and the scope has it: a window, or of a unit the whole or a part. A window of null stands for
 * the unit.
 */
export const isPlaceWithin = async (
  sql: Queries,
  scope: Scope,
  place: { readonly unitCode: string; readonly windowNumber: string | null },
): Promise<boolean> => {
  const { unitCode, windowNumber } = place;
  if (windowNumber !== null) {
    const exists = () => sql`select from windows where unit_code = ${unitCode} and number = ${windowNumber}`;
    return isWithin(scope, place) && (await exists()).length > 0;
  }
  if (scope.isAll) return (await sql`select from units where code = ${unitCode}`).length > 0;
  return scope.units.includes(unitCode) || scope.windows.some((window) => window.unitCode === unitCode);
};
