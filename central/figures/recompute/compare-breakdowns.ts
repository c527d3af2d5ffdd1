import type { Days } from "../../../contract/office/figures/periods.ts";
import { countRows } from "../../database/count-rows.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { publishMonth } from "../breakdown/publish-breakdowns.ts";
import { type Difference, differencesOf } from "./difference.ts";
import { withShadows } from "./shadow-tables.ts";

export interface BreakdownsCompared {
  readonly lines: number;
  readonly differences: readonly Difference[];
  /** The centre is about to publish one of these units again. */
  readonly isWaiting: boolean;
}

interface Compared {
  readonly kind: string;
  readonly unitCode: string;
  readonly key: string;
  readonly stored: Readonly<Record<string, unknown>> | null;
  readonly recounted: Readonly<Record<string, unknown>> | null;
}

const tables = { published_breakdowns: ["levels"], main_matters: ["matter", "ratings"] } as const;
type Table = keyof typeof tables;
const names = Object.keys(tables) as readonly Table[];

/** The units with cells or breakdowns in a month. */
export const unitsIn = async (sql: Sql, { from, to }: Days): Promise<readonly string[]> => {
  const rows = await sql<{ code: string }[]>`
    select unit_code as code from figure_cells where day between ${from} and ${to}
    union select unit_code from published_breakdowns where first_day = ${from}
    union select unit_code from main_matters where first_day = ${from} order by 1`;
  return rows.map(({ code }) => code);
};

const differingIn = (tx: Tx, table: Table, month: string, units: readonly string[]) => {
  const where = fragment`first_day = ${month} and unit_code = any (${units}::text[])`;
  return tx<Compared[]>`
    with stored as (select * from public.${tx(table)} where ${where})
    select kind, unit_code as "unitCode", key, to_jsonb(stored) as stored, to_jsonb(recounted) as recounted
    from stored full join ${tx(table)} as recounted using (first_day, unit_code, kind, key)
    where stored.* is distinct from recounted.*
    order by unit_code, kind, key`;
};

const ofLine = (table: Table, day: string, { kind, unitCode, key, stored, recounted }: Compared) => {
  const place = { day, unitCode, table, row: `${kind} ${key}`.trim(), windowNumber: "", staffNumber: "" };
  return differencesOf(place, tables[table], stored, recounted);
};

/**
 * Publishes the breakdowns and main matters of a month that has ended again, for these units, from the read models and
 * cells, which are compared with the stored entries elsewhere; and compares them with the stored ones of the same moment.
 */
export const compareBreakdowns = (sql: Sql, { from }: Days, units: readonly string[]): Promise<BreakdownsCompared> =>
  withShadows(sql, names, async (tx) => {
    for (const unitCode of units) await publishMonth(tx, { firstDay: from, unitCode });
    const differences: Difference[] = [];
    for (const table of names) {
      for (const line of await differingIn(tx, table, from, units)) differences.push(...ofLine(table, from, line));
    }
    const waiting = fragment`first_day = ${from} and unit_code = any (${units}::text[])`;
    const isWaiting = differences.length > 0 && (await countRows(tx, "touched_breakdowns", waiting)) > 0;
    return { lines: await countRows(tx, "published_breakdowns"), differences, isWaiting };
  });
