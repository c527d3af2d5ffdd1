import { closeSync, existsSync, linkSync, openSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { blocksOf } from "../damaged-file.ts";
import { databaseFileIn, quarantineFolderIn, salvageFolderIn } from "../data-folder.ts";
import { openForReading, type ReadConnection } from "../database.ts";
import { makeFolder, writeAll } from "../durable-file.ts";
import {
  askedAgain,
  isPassing,
  isRefusal,
  isSaidBySqlite,
  isUnreadable,
  isUnreadableOrDamaged,
  reasonOf,
  triesToRead,
} from "../failure-reason.ts";

/** The names of the quarantine folders, oldest first. */
export const placesIn = (folder: string): readonly string[] =>
  existsSync(quarantineFolderIn(folder)) ? readdirSync(quarantineFolderIn(folder)).toSorted() : [];

const databaseName = (folder: string): string => basename(databaseFileIn(folder));

/**
 * Prepares every quarantined database for reading. It is evidence and must not change: the database is a hard link, as it
 * may be large, and is opened read-only. Its -wal, which SQLite repairs on opening, is a copy. Always in the same folder:
 * a start that was cut off leaves one there, not another one each time.
 */
export const laySetAsideReady = (folder: string): void => {
  clearSetAside(folder);
  for (const place of placesIn(folder)) {
    const database = join(quarantineFolderIn(folder), place, databaseName(folder));
    if (!existsSync(database)) continue;
    const ready = readyFile(folder, place);
    makeFolder(join(salvageFolderIn(folder), place));
    linkOrCopy(database, ready);
    if (existsSync(`${database}-wal`)) copyDamaged(`${database}-wal`, `${ready}-wal`);
  }
};

export const clearSetAside = (folder: string): void =>
  rmSync(salvageFolderIn(folder), { recursive: true, force: true });

export const withSetAside = <Value>(folder: string, work: () => Value): Value => {
  try {
    laySetAsideReady(folder);
    return work();
  } finally {
    clearSetAside(folder);
  }
};

const readyFile = (folder: string, place: string): string => join(salvageFolderIn(folder), place, databaseName(folder));

/** Not every file system has hard links, and not every file can be linked. */
const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!hasNoLinks.has(reasonOf(error))) throw error;
    copyDamaged(from, to);
  }
};

const hasNoLinks: ReadonlySet<string> = new Set([
  "EPERM",
  "EACCES",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EISDIR",
  "EXDEV",
  "EMLINK",
]);

const copyDamaged = (from: string, to: string): void => {
  const descriptor = openSync(to, "w", 0o600);
  try {
    for (const block of blocksOf(from)) writeAll(descriptor, block);
  } finally {
    closeSync(descriptor);
  }
};

/** The rows that `read` finds in every prepared database, oldest first, each as far as three tries can read it. */
export const readSetAside = <Row>(
  folder: string,
  read: (connection: ReadConnection) => Iterable<Row>,
): readonly Row[] =>
  placesIn(folder).flatMap((place) => {
    for (let tried = 1; ; tried += 1) {
      const rows: Row[] = [];
      try {
        for (const row of readOnce(folder, place, read)) rows.push(row);
        return rows;
      } catch (error) {
        if (!isUnreadable(error) && !isDamageExpected(error)) throw error;
        if (tried === triesToRead || !isUnreadableOrDamaged(error)) return rows;
      }
    }
  });

/**
 * The rows that `read` yields from one prepared database, up to the damage, which is expected: the rows before it are
 * salvaged and the file stays. A full or failing disk is not damage: it throws, and the start is retried, otherwise sound
 * entries would be left behind permanently.
 */
export function* readPlace<Row>(
  folder: string,
  place: string,
  read: (connection: ReadConnection) => Iterable<Row>,
): Generator<Row> {
  try {
    yield* readOnce(folder, place, read);
  } catch (error) {
    if (!isDamageExpected(error)) throw error;
  }
}

const isDamageExpected = (error: unknown): boolean => isSaidBySqlite(error) && !isRefusal(error) && !isPassing(error);

function* readOnce<Row>(
  folder: string,
  place: string,
  read: (connection: ReadConnection) => Iterable<Row>,
): Generator<Row> {
  const file = readyFile(folder, place);
  if (!existsSync(file)) return;
  let connection: ReadConnection | undefined;
  try {
    connection = askedAgain(() => openForReading(file));
    yield* read(connection);
  } finally {
    connection?.close();
  }
}
