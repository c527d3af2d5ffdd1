import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
import { type ChainLink, emptyEpoch, positionAfter, readLink } from "../../../contract/ledger/chain.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import type { DeviceId } from "../../../contract/words.ts";
import { databaseFileIn, journalFileIn, lastEpochFileIn } from "../../../db/data-folder.ts";
import type { Connection } from "../../../db/database.ts";
import { type Seal, writeSeal } from "../../../db/ledger/seal.ts";

/** Runs `work` as an attacker who may write the kiosk's files while it is off, without triggers and checks. */
const inDatabase = <Value>(folder: string, work: (connection: Connection) => Value): Value => {
  const connection = new Database(databaseFileIn(folder)) as Connection;
  try {
    connection.pragma("ignore_check_constraints = ON");
    connection.exec("DROP TRIGGER IF EXISTS ledger_entries_are_never_changed");
    connection.exec("DROP TRIGGER IF EXISTS ledger_entries_are_never_deleted");
    connection.exec("DROP TRIGGER IF EXISTS ledger_entries_are_chained");
    return work(connection);
  } finally {
    connection.close();
  }
};

/** The entries of epoch 1, in order. */
export const linksIn = (folder: string): readonly ChainLink[] =>
  inDatabase(folder, (connection) =>
    connection
      .prepare<[], string>("SELECT text FROM ledger_entries WHERE epoch = 1 ORDER BY seq")
      .pluck()
      .all()
      .flatMap((text) => readLink(text, sha256Hex) ?? []),
  );

/** Replaces the entries, whether or not the new ones are consistent. */
export const putLinks = (folder: string, links: readonly ChainLink[]): void =>
  inDatabase(folder, (connection) => {
    connection.exec("DELETE FROM ledger_entries");
    const insert = connection.prepare("INSERT INTO ledger_entries (epoch, seq, text, hash) VALUES (1, ?, ?, ?)");
    for (const { envelope, text, hash } of links) insert.run(envelope.seq, text, hash);
  });

/** Rewrites the journal to match these entries, from the first of the epoch on, whatever it began with. */
export const putJournal = (folder: string, device: DeviceId, links: readonly ChainLink[]): void => {
  const lines = [JSON.stringify({ anchor: { device, ...emptyEpoch(1) } }), ...links.map(({ text }) => text)];
  writeFileSync(journalFileIn(folder), lines.map((line) => `${line}\n`).join(""));
};

/** Seals the database's end with the device's own key. */
export const putSeal = (folder: string, device: DeviceId, seal: Seal, links: readonly ChainLink[]): void =>
  inDatabase(folder, (connection) => {
    const last = links.at(-1);
    writeSeal(connection, { device, seal }, last ? positionAfter(last) : emptyEpoch(1));
  });

/** Deletes every receipt, so that all is uploaded once more. */
export const dropReceipts = (folder: string): void =>
  inDatabase(folder, (connection) => {
    connection.exec("DELETE FROM receipts");
  });

/** Removes the device's signature of the ledger's end. */
export const dropSeal = (folder: string): void =>
  inDatabase(folder, (connection) => {
    connection.exec("DELETE FROM ledger_seal");
  });

const companions = ["", "-wal", "-shm"];

/** Removes the ledger with every other record of it. */
export const removeLedger = (folder: string): void => {
  const database = companions.map((companion) => `${databaseFileIn(folder)}${companion}`);
  for (const file of [...database, journalFileIn(folder), lastEpochFileIn(folder)]) rmSync(file, { force: true });
};

/** Restores the database alone from an older copy of the folder. */
export const putDatabaseBack = (folder: string, olderCopy: string): void => {
  const file = databaseFileIn(folder);
  for (const companion of companions) {
    const older = join(olderCopy, `${basename(file)}${companion}`);
    rmSync(`${file}${companion}`, { force: true });
    if (existsSync(older)) cpSync(older, `${file}${companion}`);
  }
};

/** Restores the whole folder from an older copy. */
export const putFolderBack = (folder: string, olderCopy: string): void => {
  rmSync(folder, { recursive: true });
  cpSync(olderCopy, folder, { recursive: true });
};
