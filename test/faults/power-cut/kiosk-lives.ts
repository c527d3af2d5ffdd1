import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { type ChainLink, emptyEpoch, positionAfter } from "../../../contract/ledger/chain.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { databaseFileIn, journalFileIn, lastEpochFileIn } from "../../../db/data-folder.ts";
import { openForWriting } from "../../../db/database.ts";
import { insertLinks } from "../../../db/ledger/entries.ts";
import { beginJournal } from "../../../db/ledger/journal.ts";
import { writeEntry } from "../../../db/ledger/write-entry.ts";
import { migrate, migrations } from "../../../db/migrate.ts";
import { writeLastEpoch } from "../../../db/recovery/inspect.ts";
import { configurationWith } from "../../electron/support/configuration.ts";
import { device, openedStore, ratingFor, receiptFor, signedReceipt, stamp } from "../../support/ledger.ts";

export type Step =
  | { readonly does: "start" | "stop" | "carry older" }
  | { readonly does: "rate"; readonly times: number }
  /** A receipt for all but the newest few: the centre is always a little behind. */
  | { readonly does: "keep receipt" };

/** A stretch of a kiosk's life during which the power is cut at every moment. */
export interface KioskLife {
  readonly name: string;
  /** Makes the initial data folder of the kiosk; not recorded. It reserves the first prompts' numbers. */
  readonly prepare: (folder: string) => void;
  readonly steps: readonly Step[];
  /**
   * Whether the database alone, without its journal, has to contain everything: not where it is damaged at the start.
   */
  readonly isDatabaseWhole: boolean;
  /** Whether another epoch has to begin in it: not where all files are as this kiosk left them. */
  readonly beginsEpoch: boolean;
}

const start: Step = { does: "start" };
const salvageOlder: Step = { does: "carry older" };
const stop: Step = { does: "stop" };
const keepReceipt: Step = { does: "keep receipt" };
const rate = (times: number): Step => ({ does: "rate", times });

const ratings = (count: number): readonly EntryDraft[] =>
  Array.from({ length: count }, (_, index) => ratingFor(index + 1));

/** Enough unsent entries that the next receipt rewrites the journal. */
const manyUnsent = (folder: string): void => {
  const store = openedStore(folder);
  store.append(ratings(480));
  store.close();
};

/** As the first version left it, before receipts, services and later tables. */
const firstSchema = (folder: string): void => {
  openedStore(folder).close();
  for (const companion of ["", "-wal", "-shm"]) rmSync(`${databaseFileIn(folder)}${companion}`, { force: true });
  const connection = openForWriting(databaseFileIn(folder));
  migrate(connection, migrations.slice(0, 1));
  const begun: EntryDraft = { kind: "epoch-begun", body: { reason: "first-start", before: null } };
  const links: ChainLink[] = [];
  for (const draft of [begun, ...ratings(20)]) {
    const before = links.at(-1);
    links.push(writeEntry(before ? positionAfter(before) : emptyEpoch(1), device, draft, stamp()));
  }
  insertLinks(connection, links);
  connection.close();
  const texts = links.map(({ text }) => text);
  beginJournal(journalFileIn(folder), device, emptyEpoch(1), texts).close();
  writeLastEpoch(lastEpochFileIn(folder), 1);
};

/** Few enough that a start leaves a rest for later. */
export const mostSalvagedAtStart = 10;

/** Sixty sent and forty unsent ratings, a configuration, and an altered entry. */
const alteredDatabase = (folder: string): void => {
  const store = openedStore(folder);
  store.applyConfiguration(configurationWith({ version: 3 }));
  const sent = store.append(ratings(60));
  if (sent.ok) store.keepReceipt(receiptFor(sent.value), signedReceipt);
  store.append(ratings(100).slice(60));
  store.close();
  openedStore(folder).close();
  const connection = new Database(databaseFileIn(folder));
  connection.exec(`DROP TRIGGER ledger_entries_are_never_changed;
    UPDATE ledger_entries SET text = replace(text, '"level":5', '"level":1') WHERE seq = 80`);
  connection.close();
};

const lostDatabase = (folder: string): void => {
  const store = openedStore(folder);
  store.append(ratings(40));
  store.close();
  rmSync(databaseFileIn(folder));
};

/** In it the journal drops receipted entries: after that only the database has them. */
export const lifeWithReceipts: KioskLife = {
  name: "receipts and a new journal",
  prepare: manyUnsent,
  steps: [start, rate(30), keepReceipt, rate(10), keepReceipt, rate(10), stop, start, rate(5)],
  isDatabaseWhole: true,
  beginsEpoch: false,
};

export const kioskLives: readonly KioskLife[] = [
  {
    name: "300 ratings from nothing",
    prepare: () => undefined,
    steps: [start, rate(140), keepReceipt, rate(100), keepReceipt, rate(60), stop, start, rate(5)],
    isDatabaseWhole: true,
    beginsEpoch: false,
  },
  {
    name: "an older schema",
    prepare: firstSchema,
    steps: [start, rate(20), stop, start, rate(5)],
    isDatabaseWhole: true,
    // It has no seal yet.
    beginsEpoch: true,
  },
  lifeWithReceipts,
  {
    name: "a new epoch after an altered database",
    prepare: alteredDatabase,
    steps: [start, rate(10), salvageOlder, rate(10), stop, start, rate(5)],
    isDatabaseWhole: false,
    beginsEpoch: true,
  },
  {
    name: "a new epoch after a lost database",
    prepare: lostDatabase,
    steps: [start, rate(20), stop, start, rate(5)],
    isDatabaseWhole: false,
    beginsEpoch: true,
  },
];

export const dataFolderIn = (root: string): string => join(root, "data");
