import { EntryEnvelope } from "../../../contract/ledger/entry.ts";
import { countRows } from "../../database/count-rows.ts";
import { readPages } from "../../database/read-pages.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { type EntryKey, type QuarantineReason, quarantine } from "../quarantine.ts";
import type { Departments } from "./departments.ts";
import { projectEntries, projectRefused } from "./project-entries.ts";
import type { StoredEntry } from "./stored-entry.ts";

interface StoredRow {
  readonly text: string;
  readonly isRefused: boolean;
  readonly receivedAt: Date;
}

/** How many rows each table of the read models has. */
export type RowCounts = Readonly<Record<string, number>>;

const entriesAtOnce = 1_000;

/** Reasons of a second entry of a kind that is allowed once. */
const decidedReasons = ["already-rated", "already-changed", "already-given"];

const readEnvelope = (text: string): EntryEnvelope => EntryEnvelope.parse(JSON.parse(text));

const readEntry = ({ text, receivedAt }: StoredRow): StoredEntry => ({
  envelope: readEnvelope(text),
  receivedAt,
});

const tablesOf = ({ readModels }: Departments): readonly string[] => readModels.flatMap(({ tables }) => tables);

const empty = async (tx: Tx, departments: Departments): Promise<void> => {
  const tables = tablesOf(departments);
  for (const name of [...tables, "quarantined_entries"]) {
    await tx`lock table ${tx(name)} in exclusive mode`;
  }
  for (const name of tables) await tx`delete from ${tx(name)}`;
  await forgetUnread(tx, departments);
};

/**
 * Clears the reasons of unreadable entries, so that they are read again, except for those quarantined on arrival: a
 * rebuild does not check these a second time.
 */
const forgetUnread = async (tx: Tx, { quarantinedOnArrival }: Departments): Promise<void> => {
  const unread = await tx<(EntryKey & { text: string; reason: QuarantineReason })[]>`
    delete from quarantined_entries as unread using ledger_entries
    where unread.reason <> all (${decidedReasons}) and ledger_entries.device = unread.device
      and ledger_entries.epoch = unread.epoch and ledger_entries.seq = unread.seq
    returning unread.device, unread.epoch, unread.seq, unread.reason, convert_from(entry, 'UTF8') as text`;
  const kinds = new Set<string>(quarantinedOnArrival);
  const staying = unread.filter(({ text }) => kinds.has(readEnvelope(text).kind));
  await quarantine(
    tx,
    staying.map(({ device, epoch, seq, reason }) => ({ device, epoch, seq, reason })),
  );
};

const projectPage = async (tx: Tx, { readModels }: Departments, page: readonly StoredRow[]): Promise<void> => {
  await projectEntries(tx, readModels, page.filter(({ isRefused }) => !isRefused).map(readEntry));
  await projectRefused(tx, readModels, page.filter(({ isRefused }) => isRefused).map(readEntry));
};

/**
 * In the order of arrival. An entry refused because of an earlier one of its device stays refused: of two uploads at
 * the same moment only the ingest knows which was first.
 */
const projectStored = async (tx: Tx, departments: Departments): Promise<void> => {
  const stored = fragment`
    select convert_from(entry, 'UTF8') as text, received_at as "receivedAt", coalesce(refused.reason = any (${decidedReasons}), false) as "isRefused"
    from ledger_entries left join quarantined_entries as refused using (device, epoch, seq)
    order by received_at, device, epoch, seq`;
  for await (const page of readPages<StoredRow>(tx, stored, entriesAtOnce)) {
    await projectPage(tx, departments, page);
  }
};

const countAll = async (tx: Tx, departments: Departments): Promise<RowCounts> => {
  const counts: [string, number][] = [];
  for (const name of tablesOf(departments)) counts.push([name, await countRows(tx, name)]);
  return Object.fromEntries(counts);
};

/**
 * Makes every read model again from the stored entries, in one `tx` that uploads wait for, and returns how many rows
 * each table has. Entries that an older version could not read are read again.
 */
export const rebuildReadModels = (sql: Sql, departments: Departments): Promise<RowCounts> =>
  sql.begin(async (tx) => {
    await empty(tx, departments);
    await projectStored(tx, departments);
    return countAll(tx, departments);
  });
