import { closeSync, existsSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { type ChainLink, readLink } from "../../contract/ledger/chain.ts";
import type { DeviceId } from "../../contract/words.ts";
import { blocksOf, readDamagedText } from "../damaged-file.ts";
import { condemnedFileIn, databaseFileIn, journalFileIn, quarantineFolderIn, salvageFolderIn } from "../data-folder.ts";
import { type Connection, openForWriting } from "../database.ts";
import { makeFolder, replaceFile, syncFolder, writeAll } from "../durable-file.ts";
import { isRefusal } from "../failure-reason.ts";
import { sha256Hex } from "../hash.ts";
import { entriesAround } from "../ledger/entries-around.ts";
import { soundLinksIn } from "../ledger/journal.ts";
import type { DatabaseFault } from "./inspect.ts";

/** The three files of one SQLite database belong together: a -wal without its database is a loss. */
const filesOf = (database: string): readonly string[] => [database, `${database}-wal`, `${database}-shm`];

/**
 * Moves the database and its companions aside, together, into a folder named after the fault, beside a copy of the
 * journal: it may hold the only copy of what the database lost, and the new epoch begins a new one in its place.
 */
export const quarantine = (folder: string, fault: DatabaseFault): void => {
  const quarantineFolder = quarantineFolderIn(folder);
  makeFolder(quarantineFolder);
  const place = join(quarantineFolder, `${nextNumberIn(quarantineFolder)}-${fault}`);
  // On disk before anything is moved there: else the power could take it away with the database in it.
  makeFolder(place);
  const files = [...filesOf(databaseFileIn(folder)), condemnedFileIn(folder)].filter((file) => existsSync(file));
  const journal = journalFileIn(folder);
  if (existsSync(journal)) replaceFile(join(place, basename(journal)), readDamagedText(journal));
  for (const file of files) renameSync(file, join(place, basename(file)));
  for (const changed of [place, folder]) syncFolder(changed);
};

/** Above every number there is: somebody may have taken an older folder away, and no name comes twice. */
const nextNumberIn = (quarantineFolder: string): string => {
  const numbers = readdirSync(quarantineFolder).map((place) => Number.parseInt(place, 10) || 0);
  return String(Math.max(0, ...numbers) + 1).padStart(3, "0");
};

/**
 * Every entry of `device` that still reads and is whole, from all that was ever set aside (a start may have been cut
 * off between setting aside and carrying over), databases and journals, in order.
 */
export const salvage = (folder: string, device: DeviceId): readonly ChainLink[] => {
  const found = new Map<string, ChainLink>();
  const journals = placesIn(folder).map((place) => join(place, basename(journalFileIn(folder))));
  for (const link of [...entriesSetAside(folder), ...journals.flatMap(soundLinksIn)]) {
    if (link.envelope.device === device) found.set(`${link.envelope.epoch}/${link.envelope.seq}`, link);
  }
  const ordered = [...found.values()].toSorted(
    (one, other) => one.envelope.epoch - other.envelope.epoch || one.envelope.seq - other.envelope.seq,
  );
  return withoutForks(ordered);
};

/** Every folder that something was set aside in, oldest first. */
const placesIn = (folder: string): readonly string[] =>
  readdirSync(quarantineFolderIn(folder))
    .toSorted()
    .map((place) => join(quarantineFolderIn(folder), place));

const entriesSetAside = (folder: string): readonly ChainLink[] =>
  readSetAside(folder, entriesAround).flatMap(({ text, hash }) => {
    const link = readLink(text, sha256Hex);
    return link?.hash === hash ? [link] : [];
  });

/** Where two neighbours do not fit, the later one is not what this device wrote; what it follows from is kept. */
const withoutForks = (links: readonly ChainLink[]): readonly ChainLink[] => {
  const kept: ChainLink[] = [];
  for (const link of links) {
    const before = kept.at(-1);
    const isNeighbour = before?.envelope.epoch === link.envelope.epoch && before.envelope.seq + 1 === link.envelope.seq;
    if (!isNeighbour || before.hash === link.envelope.prev) kept.push(link);
  }
  return kept;
};

/**
 * Runs `work` with copies of every database that was ever set aside: opening one may change it, and the quarantined one
 * is evidence. Always in the same place: a start that was cut off leaves one copy of each there, not more each time.
 */
export const withCopiesSetAside = <Value>(folder: string, work: () => Value): Value => {
  const copies = salvageFolderIn(folder);
  rmSync(copies, { recursive: true, force: true });
  try {
    for (const place of placesIn(folder)) copyPlace(place, join(copies, basename(place)), databaseFileIn(folder));
    return work();
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
};

/** What `read` finds in the copy of every database that was ever set aside, oldest first, each as far as it can be read. */
export const readSetAside = <Row>(folder: string, read: (connection: Connection) => Iterable<Row>): readonly Row[] =>
  placesIn(folder)
    .map((place) => join(salvageFolderIn(folder), basename(place), basename(databaseFileIn(folder))))
    .filter((database) => existsSync(database))
    .flatMap((database) => readAsFarAsItGoes(database, read));

const copyPlace = (place: string, copy: string, database: string): void => {
  makeFolder(copy);
  const files = filesOf(join(place, basename(database))).filter((file) => existsSync(file));
  for (const file of files) copyDamaged(file, join(copy, basename(file)));
};

const copyDamaged = (from: string, to: string): void => {
  const descriptor = openSync(to, "w", 0o600);
  try {
    for (const block of blocksOf(from)) writeAll(descriptor, block);
  } finally {
    closeSync(descriptor);
  }
};

const readAsFarAsItGoes = <Row>(file: string, read: (connection: Connection) => Iterable<Row>): readonly Row[] => {
  const rows: Row[] = [];
  let connection: Connection | undefined;
  try {
    connection = openForWriting(file);
    for (const row of read(connection)) rows.push(row);
  } catch (error) {
    // Damage is why we are here: what was read before it is what can be saved, and the file itself stays. A disk that is
    // full or fails just now is none: the start is tried again, or what is whole would be left behind for good.
    if (isRefusal(error)) throw error;
  } finally {
    connection?.close();
  }
  return rows;
};
