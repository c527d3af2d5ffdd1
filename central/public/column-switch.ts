import { type ColumnState, type ColumnSwitch, listedSwitches } from "../../contract/office/public/column.ts";
import type { Queries } from "../database/sql.ts";

/** Whether a unit exists and has its column switched on. */
export const isColumnOn = async (sql: Queries, unitCode: string): Promise<boolean> => {
  const [last] = await sql<{ isOn: boolean }[]>`
    select is_on as "isOn" from public_column_switches join units on code = unit_code
    where unit_code = ${unitCode} order by number desc limit 1`;
  return last?.isOn ?? false;
};

/** The switch of a unit, with its last changes. */
export const readColumnState = async (sql: Queries, unitCode: string): Promise<ColumnState> => {
  const rows = await sql<{ isOn: boolean; at: Date; by: string }[]>`
    select is_on as "isOn", switched_at as at, switched_by as by from public_column_switches
    where unit_code = ${unitCode} order by number desc limit ${listedSwitches}`;
  const changes = rows.map(({ at, ...change }) => ({ ...change, at: at.toISOString() }));
  return { isOn: changes[0]?.isOn ?? false, changes };
};

/** Switches a column; nothing is stored where it is so already. The lock on the unit puts two persons in turn. */
export const switchColumn = async (
  sql: Queries,
  { unit, isOn }: ColumnSwitch,
  by: { readonly shownName: string; readonly now: Date },
): Promise<void> => {
  await sql`select from units where code = ${unit} for no key update`;
  if ((await isColumnOn(sql, unit)) === isOn) return;
  await sql`
    insert into public_column_switches (unit_code, is_on, switched_at, switched_by)
    values (${unit}, ${isOn}, ${by.now}, ${by.shownName})`;
};
