import { EntryEnvelope } from "../../contract/ledger/entry.ts";
import type { Sql, Transaction } from "../database/sql.ts";
import { projectRatings, type StoredEntry } from "./project-ratings.ts";

interface StoredRow {
  readonly text: string;
  readonly receivedAt: Date;
}

const entriesAtOnce = 1_000;

const readEntry = ({ text, receivedAt }: StoredRow): StoredEntry => ({
  envelope: EntryEnvelope.parse(JSON.parse(text)),
  receivedAt,
});

/**
 * In the order of arrival. What was refused as `already-rated` when it came stays refused: of two uploads that came at
 * the same moment only the ingest knows which was first.
 */
const projectStored = async (transaction: Transaction): Promise<void> => {
  await transaction`
    declare stored cursor for
    select convert_from(entry, 'UTF8') as text, received_at as "receivedAt" from ledger_entries
    where not exists (
      select from quarantined_entries as refused
      where refused.device = ledger_entries.device and refused.epoch = ledger_entries.epoch
        and refused.seq = ledger_entries.seq and refused.reason = 'already-rated')
    order by received_at, device, epoch, seq`;
  const fetchPage = () => transaction<StoredRow[]>`fetch ${transaction.unsafe(String(entriesAtOnce))} from stored`;
  for (let page = await fetchPage(); page.length > 0; page = await fetchPage()) {
    await projectRatings(transaction, page.map(readEntry));
  }
};

/**
 * Makes the read model `ratings` again from the stored entries, in one transaction that uploads wait for, and returns
 * how many ratings there are. Entries that an older version could not read are read again.
 */
export const rebuildRatings = (sql: Sql): Promise<number> =>
  sql.begin(async (transaction) => {
    await transaction`lock table ratings, quarantined_entries in exclusive mode`;
    await transaction`delete from ratings`;
    await transaction`delete from quarantined_entries where reason <> 'already-rated'`;
    await projectStored(transaction);
    const [row] = await transaction<{ count: number }[]>`select count(*) as count from ratings`;
    return row?.count ?? 0;
  });
