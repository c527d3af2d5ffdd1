import { type Transaction, transactionsOf } from "../../contract/ledger/bodies/prompt.ts";
import { type EntryEnvelope, type EntryOf, interpretEntry } from "../../contract/ledger/entry.ts";
import type { PromptId } from "../../contract/words.ts";
import { prepared, type ReadConnection } from "../database.ts";

/** A prompt as the ledger has it. */
export interface PromptRecord {
  readonly opened: EntryOf<"prompt-opened">;
  /** undefined while the prompt is open. */
  readonly ended: EntryOf<"prompt-closed"> | EntryOf<"rating-given"> | undefined;
}

type PromptKind = "prompt-opened" | "prompt-closed" | "rating-given";

interface TextRow {
  readonly text: string;
}

const entryOf = <Kind extends PromptKind>(kind: Kind, row: TextRow | undefined): EntryOf<Kind> | undefined => {
  if (!row) return undefined;
  const entry = interpretEntry(JSON.parse(row.text) as EntryEnvelope);
  return typeof entry !== "string" && entry.kind === kind ? (entry as EntryOf<Kind>) : undefined;
};

/** The kind is part of the SQL text: only then are the partial indexes used. */
const entryOfPrompt = <Kind extends PromptKind>(
  connection: ReadConnection,
  kind: Kind,
  promptId: PromptId,
): EntryOf<Kind> | undefined =>
  entryOf(
    kind,
    prepared<[string], TextRow>(
      connection,
      `SELECT text FROM ledger_entries WHERE kind = '${kind}' AND text ->> '$.body.promptId' = ?`,
    ).get(promptId),
  );

/** undefined where no prompt has this identifier. */
export const promptOf = (connection: ReadConnection, promptId: PromptId): PromptRecord | undefined => {
  const opened = entryOfPrompt(connection, "prompt-opened", promptId);
  if (!opened) return undefined;
  const ended =
    entryOfPrompt(connection, "rating-given", promptId) ?? entryOfPrompt(connection, "prompt-closed", promptId);
  return { opened, ended };
};

/** The newest prompt about this service; undefined without one. */
export const promptOfService = (
  connection: ReadConnection,
  { transactionRef, serviceNumber }: Transaction,
): PromptRecord | undefined => {
  const row = connection
    .prepare<[string, number], TextRow>(
      `SELECT text FROM prompted_services JOIN ledger_entries USING (epoch, seq)
       WHERE transaction_ref = ? AND service_number = ? ORDER BY epoch DESC, seq DESC LIMIT 1`,
    )
    .get(transactionRef, serviceNumber);
  const opened = entryOf("prompt-opened", row);
  return opened && promptOf(connection, opened.body.promptId);
};

/** Those of `transactions` that have a rating already. */
export const ratedAmong = (
  connection: ReadConnection,
  transactions: readonly Transaction[],
): readonly Transaction[] => {
  const rated = connection.prepare<[string, number]>(
    "SELECT 1 FROM rated_services WHERE transaction_ref = ? AND service_number = ?",
  );
  return transactions.filter(({ transactionRef, serviceNumber }) => rated.get(transactionRef, serviceNumber));
};

/** Whether a prompt is about exactly these services, in any order. */
export const isAbout = ({ opened }: PromptRecord, transactions: readonly Transaction[]): boolean => {
  const keysOf = (listed: readonly Transaction[]): string =>
    listed
      .map(({ transactionRef, serviceNumber }) => JSON.stringify([transactionRef, serviceNumber]))
      .toSorted()
      .join();
  return keysOf(transactionsOf(opened.body)) === keysOf(transactions);
};
