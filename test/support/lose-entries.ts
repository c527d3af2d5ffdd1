import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { databaseFileIn, journalFileIn } from "../../db/data-folder.ts";

/** The change to one entry's text: another text, with or without a matching hash, or deletion. */
export interface Alteration {
  readonly text: string;
  readonly becomes: string | null;
  readonly isRehashed: boolean;
}

const inJournal = (folder: string, alterations: readonly Alteration[]): void => {
  const file = journalFileIn(folder);
  if (!existsSync(file)) return;
  const becomes = new Map(alterations.map((alteration) => [alteration.text, alteration.becomes]));
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      const other = becomes.get(line);
      return other === undefined ? [line] : other === null ? [] : [other];
    });
  writeFileSync(file, lines.join("\n"));
};

/** Alters database and journal of a kiosk that is off, as an attacker with its disk can. */
export const alterEntries = (folder: string, alterations: readonly Alteration[]): void => {
  const connection = new Database(databaseFileIn(folder));
  connection.exec(`DROP TRIGGER IF EXISTS ledger_entries_are_never_changed;
    DROP TRIGGER IF EXISTS ledger_entries_are_never_deleted`);
  const remove = connection.prepare("DELETE FROM ledger_entries WHERE text = ?");
  const change = connection.prepare("UPDATE ledger_entries SET text = ?, hash = coalesce(?, hash) WHERE text = ?");
  for (const { text, becomes, isRehashed } of alterations) {
    const hash = isRehashed && becomes !== null ? createHash("sha256").update(becomes).digest("hex") : null;
    if (becomes === null) remove.run(text);
    else change.run(becomes, hash, text);
  }
  connection.close();
  inJournal(folder, alterations);
};

/** Deletes these entries of epoch 1 from database and journal. */
export const loseEntries = (folder: string, seqs: readonly number[]): void => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  const read = connection
    .prepare<[number], string>("SELECT text FROM ledger_entries WHERE epoch = 1 AND seq = ?")
    .pluck();
  const texts = seqs.flatMap((seq) => read.get(seq) ?? []);
  connection.close();
  if (texts.length < seqs.length) throw new Error(`not all of the entries ${seqs.join()} are there`);
  alterEntries(
    folder,
    texts.map((text) => ({ text, becomes: null, isRehashed: false })),
  );
};
