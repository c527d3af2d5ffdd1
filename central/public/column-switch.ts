import { type ColumnState, columnPath, listedSwitches } from "../../contract/office/public/column.ts";
import type { Queries } from "../database/sql.ts";

/** The settings of a column. */
export type ColumnSettings = Pick<ColumnState, "isOn" | "showsCode">;

/** Those of a unit that exists; without a change both are off. */
export const readColumnSettings = async (sql: Queries, unitCode: string): Promise<ColumnSettings> => {
  const [last] = await sql<ColumnSettings[]>`
    select is_on as "isOn", shows_code as "showsCode" from public_column_switches join units on code = unit_code
    where unit_code = ${unitCode} order by number desc limit 1`;
  return last ?? { isOn: false, showsCode: false };
};

/** Whether a unit exists and has its column switched on. */
export const isColumnOn = async (sql: Queries, unitCode: string): Promise<boolean> =>
  (await readColumnSettings(sql, unitCode)).isOn;

const isOnThisMachine = (host: string): boolean => /^(localhost|127\.[\d.]+|\[::1?\]|0\.0\.0\.0)$/.test(host);

/** The address of a unit's column for telephones; null where the centre's own leads to this machine alone. */
export const columnAddress = (publicUrl: string, unitCode: string): string | null =>
  isOnThisMachine(new URL(publicUrl).hostname) ? null : publicUrl + columnPath(encodeURIComponent(unitCode));

/** The settings of a unit's column, with its last changes. */
export const readColumnState = async (sql: Queries, publicUrl: string, unitCode: string): Promise<ColumnState> => {
  const rows = await sql<(ColumnSettings & { at: Date; by: string })[]>`
    select is_on as "isOn", shows_code as "showsCode", switched_at as at, switched_by as by from public_column_switches
    where unit_code = ${unitCode} order by number desc limit ${listedSwitches}`;
  const changes = rows.map(({ at, ...change }) => ({ ...change, at: at.toISOString() }));
  const [{ isOn, showsCode } = { isOn: false, showsCode: false }] = changes;
  return { isOn, showsCode, address: columnAddress(publicUrl, unitCode), changes };
};

/** Changes settings of a column; nothing is stored where they are so already. The lock on the unit puts two persons in turn. */
export const changeColumn = async (
  sql: Queries,
  unit: string,
  change: Partial<ColumnSettings>,
  by: { readonly shownName: string; readonly now: Date },
): Promise<void> => {
  await sql`select from units where code = ${unit} for no key update`;
  const before = await readColumnSettings(sql, unit);
  const { isOn, showsCode } = { ...before, ...change };
  if (before.isOn === isOn && before.showsCode === showsCode) return;
  await sql`
    insert into public_column_switches (unit_code, is_on, shows_code, switched_at, switched_by)
    values (${unit}, ${isOn}, ${showsCode}, ${by.now}, ${by.shownName})`;
};
