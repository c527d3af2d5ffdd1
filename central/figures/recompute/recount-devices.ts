import type { Days } from "../../../contract/office/figures/periods.ts";
import { countRows } from "../../database/count-rows.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { type Fragment, fragment, readSqlFile } from "../../database/statement.ts";
import { type DeviceDay, recount } from "../roll-up/recount-days.ts";
import { compareLists } from "./compare-lists.ts";
import { type Difference, differencesOf } from "./difference.ts";
import { countedModels, projectDevices } from "./project-devices.ts";
import { withShadows } from "./shadow-tables.ts";

const views = await readSqlFile(new URL("./shadow-views.sql", import.meta.url));

const shadows = [
  ...countedModels.flatMap(({ tables }) => tables),
  ...["quarantined_entries", "touched_days", "figure_cells", "reason_cells", "listed_ratings"],
];

/** A stored cell that differs, and what the entries say. */
export interface DifferingCell {
  readonly device: string;
  readonly day: string;
  readonly stored: Readonly<Record<string, unknown>> | null;
  readonly recounted: Readonly<Record<string, unknown>> | null;
}

export interface Recounted {
  readonly cells: number;
  readonly rows: number;
  readonly differingCells: readonly DifferingCell[];
  readonly differences: readonly Difference[];
  /** Devices with a differing day that the centre is about to count. */
  readonly waiting: readonly string[];
}

interface Compared {
  readonly day: string;
  readonly stored: Readonly<Record<string, unknown>> | null;
  readonly recounted: Readonly<Record<string, unknown>> | null;
}

const cellCounts = [
  ...["opened", "answered", "unanswered", "cancelled", "levels", "walk_up_levels", "raised"],
  ...["questioned_levels", "questioned_walk_up_levels", "questioned_raised"],
];

/** The tables and views that figures are counted from, the day of a row of each, and the columns that count. */
const sources = [
  { name: "counted_rows", day: fragment`day`, columns: fragment`*` },
  {
    ...{ name: "ratings", day: fragment`left(answered_at, 10)` },
    columns: fragment`device, epoch, seq, unit_code, window_number, staff_number, matter_name, channel, answered_at`,
  },
  { name: "shifts", day: fragment`left(started_at, 10)`, columns: fragment`*` },
  { name: "shift_endings", day: fragment`left(ended_at, 10)`, columns: fragment`*` },
] as const;

const within = (devices: readonly string[], day: Fragment, { from, to }: Days) =>
  fragment`device = any (${devices}::uuid[]) and ${day} between ${from} and ${to}`;

/** Every day on which one of the devices has something to count, a cell or a listed rating. */
const daysOf = (tx: Tx, devices: readonly string[], days: Days) => tx<DeviceDay[]>`
  select device, day from counted_rows where ${within(devices, fragment`day`, days)}
  union select device, day from public.figure_cells where ${within(devices, fragment`day`, days)}
  union select device, day from public.listed_ratings where ${within(devices, fragment`day`, days)}`;

const differingCells = (tx: Tx, devices: readonly string[], days: Days) => {
  const where = within(devices, fragment`day`, days);
  const counts = fragment`
    opened, answered, unanswered, cancelled, levels, walk_up_levels, raised,
    questioned_levels, questioned_walk_up_levels, questioned_raised`;
  return tx<DifferingCell[]>`
    with stored as (select *, (${counts}) as counts from public.figure_cells where ${where}),
    recounted as (select *, (${counts}) as counts from figure_cells where ${where})
    select device, day, to_jsonb(stored) - 'counts' as stored, to_jsonb(recounted) - 'counts' as recounted
    from stored full join recounted using (device, day, shift_id, unit_code, window_number, staff_number)
    where stored.counts is distinct from recounted.counts
    order by day, unit_code, window_number, staff_number`;
};

type Source = (typeof sources)[number];

const differingRows = (tx: Tx, { name, day, columns }: Source, devices: readonly string[], days: Days) => {
  const where = within(devices, day, days);
  return tx<Compared[]>`
    with stored as (select ${columns}, ${day} as on_day from public.${tx(name)} where ${where}),
    recounted as (select ${columns}, ${day} as on_day from ${tx(name)} where ${where})
    select coalesce(stored.on_day, recounted.on_day) as day,
      to_jsonb(stored) - 'on_day' as stored, to_jsonb(recounted) - 'on_day' as recounted
    from stored full join recounted using (device, epoch, seq)
    where stored.* is distinct from recounted.*`;
};

const textIn = (row: Compared["stored"], column: string): string => {
  const value = row?.[column];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

const placeOf = ({ day, stored, recounted }: Compared, table: string, row: string) => {
  const one = recounted ?? stored;
  const key = { unitCode: "unit_code", windowNumber: "window_number", staffNumber: "staff_number" } as const;
  return {
    ...{ day, table, row },
    unitCode: textIn(one, key.unitCode),
    windowNumber: textIn(one, key.windowNumber),
    staffNumber: textIn(one, key.staffNumber),
  };
};

const ofCell = (cell: DifferingCell): readonly Difference[] => {
  const shift = textIn(cell.recounted ?? cell.stored, "shift_id");
  const row = `device ${cell.device}, shift ${shift}`;
  return differencesOf(placeOf(cell, "figure_cells", row), cellCounts, cell.stored, cell.recounted);
};

const ofRow = (table: string, found: Compared): readonly Difference[] => {
  const one = found.recounted ?? found.stored ?? {};
  const row = `device ${textIn(one, "device")}, epoch ${textIn(one, "epoch")}, entry ${textIn(one, "seq")}`;
  const columns = Object.keys(one).filter((name) => !["device", "epoch", "seq"].includes(name));
  return differencesOf(placeOf(found, table, row), columns, found.stored, found.recounted);
};

const compareRows = async (tx: Tx, devices: readonly string[], days: Days): Promise<readonly Difference[]> => {
  const found: Difference[] = [];
  for (const source of sources) {
    for (const row of await differingRows(tx, source, devices, days)) found.push(...ofRow(source.name, row));
  }
  return found;
};

/** The devices of those days that the centre is about to count. */
const waitingAmong = async (tx: Tx, differing: readonly DeviceDay[], at: Date): Promise<readonly string[]> => {
  if (differing.length === 0) return [];
  const days = differing.map(({ device, day }) => ({ device, day }));
  const due = await tx<{ device: string }[]>`
    select distinct device from jsonb_to_recordset(${tx.json(days)}) as differing (device uuid, day text)
    join public.touched_days using (device, day) where due_at <= ${at}`;
  return due.map(({ device }) => device);
};

/**
 * Counts these days of these devices from the stored entries alone, in tables that exist for this `tx` only, and
 * compares cells and read models with the stored ones of the same moment.
 */
export const recountDevices = (sql: Sql, devices: readonly string[], days: Days, at: Date): Promise<Recounted> =>
  withShadows(
    sql,
    shadows,
    async (tx) => {
      await projectDevices(tx, devices);
      await recount(tx, await daysOf(tx, devices, days), at);
      const cells = await differingCells(tx, devices, days);
      const listed = await compareLists(tx, devices, days);
      const rows = await compareRows(tx, devices, days);
      return {
        cells: await countRows(tx, "figure_cells"),
        rows: await countRows(tx, "counted_rows", within(devices, fragment`day`, days)),
        differingCells: cells,
        differences: [...cells.flatMap(ofCell), ...listed.flatMap(({ differences }) => differences), ...rows],
        waiting: await waitingAmong(tx, [...cells, ...listed], at),
      };
    },
    (tx) => tx`${views}`,
  );
