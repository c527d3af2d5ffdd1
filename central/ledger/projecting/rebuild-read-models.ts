import { EntryEnvelope } from "../../../contract/ledger/entry.ts";
import { readPages } from "../../database/read-pages.ts";
import type { Sql, Transaction } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { type EntryKey, type QuarantineReason, quarantine } from "../quarantine.ts";
import { projectEntries, projectRefused } from "./project-entries.ts";
import type { StoredEntry } from "./stored-entry.ts";

interface StoredRow {
  readonly text: string;
  readonly isRefused: boolean;
  readonly receivedAt: Date;
}

/** How many rows each read model has. */
export type ReadModelCounts = Readonly<Record<(typeof readModels)[number], number>>;

/** In the order in which an upload writes them. */
const readModels = [
  "claimed_services",
  "rival_claims",
  "ratings",
  "rating_changes",
  "rating_tags",
  "rating_comments",
  "opinions",
  "complaints",
  "survey_answers",
  "shifts",
  "shift_endings",
  "shift_pauses",
  "prompts",
  "prompt_endings",
  "explanations",
  "settled_attempts",
  "login_attempts",
  "ledger_holes",
] as const;

const entriesAtOnce = 1_000;

/** What may come once and came again. */
const decidedReasons = ["already-rated", "already-changed", "already-given"];

const readEnvelope = (text: string): EntryEnvelope => EntryEnvelope.parse(JSON.parse(text));

const readEntry = ({ text, receivedAt }: StoredRow): StoredEntry => ({
  envelope: readEnvelope(text),
  receivedAt,
});

const empty = async (transaction: Transaction): Promise<void> => {
  for (const name of [...readModels, "quarantined_entries"]) {
    await transaction`lock table ${transaction(name)} in exclusive mode`;
  }
  for (const name of readModels) await transaction`delete from ${transaction(name)}`;
  await forgetUnread(transaction);
};

/**
 * All of them are read again, but for changed PINs: an office record took them or did not when they came, no read model
 * is made of them, and nobody would find a second time what was wrong with one.
 */
const forgetUnread = async (transaction: Transaction): Promise<void> => {
  const unread = await transaction<(EntryKey & { text: string; reason: QuarantineReason })[]>`
    delete from quarantined_entries as unread using ledger_entries
    where unread.reason <> all (${decidedReasons}) and ledger_entries.device = unread.device
      and ledger_entries.epoch = unread.epoch and ledger_entries.seq = unread.seq
    returning unread.device, unread.epoch, unread.seq, unread.reason, convert_from(entry, 'UTF8') as text`;
  const changedPins = unread.filter(({ text }) => readEnvelope(text).kind === "pin-changed");
  await quarantine(
    transaction,
    changedPins.map(({ device, epoch, seq, reason }) => ({ device, epoch, seq, reason })),
  );
};

const projectPage = async (transaction: Transaction, page: readonly StoredRow[]): Promise<void> => {
  await projectEntries(transaction, page.filter(({ isRefused }) => !isRefused).map(readEntry));
  await projectRefused(transaction, page.filter(({ isRefused }) => isRefused).map(readEntry));
};

/**
 * In the order of arrival. An entry that was refused because its device had sent something like it before stays refused:
 * of two uploads that came at the same moment only the ingest knows which was first.
 */
const projectStored = async (transaction: Transaction): Promise<void> => {
  const stored = fragment`
    select convert_from(entry, 'UTF8') as text, received_at as "receivedAt", coalesce(refused.reason = any (${decidedReasons}), false) as "isRefused"
    from ledger_entries left join quarantined_entries as refused using (device, epoch, seq)
    order by received_at, device, epoch, seq`;
  for await (const page of readPages<StoredRow>(transaction, stored, entriesAtOnce)) {
    await projectPage(transaction, page);
  }
};

const countRows = async (transaction: Transaction): Promise<ReadModelCounts> => {
  const counts: [string, number][] = [];
  for (const name of readModels) {
    const [row] = await transaction<{ count: number }[]>`select count(*) as count from ${transaction(name)}`;
    counts.push([name, row?.count ?? 0]);
  }
  return Object.fromEntries(counts) as ReadModelCounts;
};

/**
 * Makes every read model again from the stored entries, in one transaction that uploads wait for, and returns how many
 * rows each has. Entries that an older version could not read are read again.
 */
export const rebuildReadModels = (sql: Sql): Promise<ReadModelCounts> =>
  sql.begin(async (transaction) => {
    await empty(transaction);
    await projectStored(transaction);
    return countRows(transaction);
  });
