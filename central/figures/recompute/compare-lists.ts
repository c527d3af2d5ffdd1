import type { Days } from "../../../contract/office/figures/periods.ts";
import type { Tx } from "../../database/sql.ts";
import { type Fragment, fragment } from "../../database/statement.ts";
import { type Difference, differencesOf } from "./difference.ts";

type JsonRow = Readonly<Record<string, string | number | boolean | null>>;

interface Compared {
  readonly device: string;
  readonly day: string;
  readonly stored: JsonRow | null;
  readonly recounted: JsonRow | null;
}

interface List {
  readonly table: string;
  /** The columns of the key. */
  readonly key: Fragment;
  readonly values: readonly string[];
  /** The value that stands for a row which is missing on one side. */
  readonly count: string;
  /** Names a row of a device. */
  readonly rowOf: (row: JsonRow) => string;
}

/** The read models that are written with the figures of a device's day. */
const lists: readonly List[] = [
  {
    table: "reason_cells",
    key: fragment`device, day, unit_code, window_number, level, tag_code`,
    values: ["ratings"],
    count: "ratings",
    rowOf: ({ level, tag_code }) => `level ${level}, tag ${tag_code || "-"}`,
  },
  {
    table: "listed_ratings",
    key: fragment`device, day, epoch, seq, tag_code`,
    values: [
      ...["unit_code", "window_number", "source", "received_at"],
      ...["level", "is_changed", "is_questioned", "has_comment"],
    ],
    count: "level",
    rowOf: ({ epoch, seq, tag_code }) => `epoch ${epoch}, entry ${seq}, tag ${tag_code || "-"}`,
  },
];

const readDiffering = (tx: Tx, { table, key }: List, devices: readonly string[], { from, to }: Days) => {
  const where = fragment`device = any (${devices}::uuid[]) and day between ${from} and ${to}`;
  return tx<Compared[]>`
    with stored as (select * from public.${tx(table)} where ${where}),
    recounted as (select * from ${tx(table)} where ${where})
    select device, day, to_jsonb(stored) as stored, to_jsonb(recounted) as recounted
    from stored full join recounted using (${key})
    where stored.* is distinct from recounted.*
    order by ${key}`;
};

const differencesIn = (
  { table, values, count, rowOf }: List,
  { device, day, stored, recounted }: Compared,
): readonly Difference[] => {
  const one = recounted ?? stored ?? {};
  const place = {
    ...{ day, table, row: `device ${device}, ${rowOf(one)}`, staffNumber: "" },
    ...{ unitCode: String(one["unit_code"]), windowNumber: String(one["window_number"]) },
  };
  return differencesOf(place, stored && recounted ? values : [count], stored, recounted);
};

/** A row that differs, by the device's day that it is written with. */
export interface DifferingRow {
  readonly device: string;
  readonly day: string;
  readonly differences: readonly Difference[];
}

/** Compares the reasons and the list of ratings with those that were recounted in this `tx`. */
export const compareLists = async (
  tx: Tx,
  devices: readonly string[],
  days: Days,
): Promise<readonly DifferingRow[]> => {
  const found: DifferingRow[] = [];
  for (const list of lists) {
    for (const row of await readDiffering(tx, list, devices, days)) {
      found.push({ device: row.device, day: row.day, differences: differencesIn(list, row) });
    }
  }
  return found;
};
