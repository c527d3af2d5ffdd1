import { existsSync, readdirSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import { readDamagedText } from "../damaged-file.ts";
import { condemnedFileIn, databaseFileIn, journalFileIn, quarantineFolderIn } from "../data-folder.ts";
import { makeFolder, replaceFile, syncFolder } from "../durable-file.ts";
import type { DatabaseFault } from "./inspect.ts";

/** The three files of one SQLite database belong together: a -wal without its database is lost. */
const filesOf = (database: string): readonly string[] => [database, `${database}-wal`, `${database}-shm`];

/**
 * Moves the database and its companion files into a folder named after the fault, with a copy of the journal: it may be
 * the only copy of entries that the database lost, and the new epoch replaces it.
 */
export const quarantine = (folder: string, fault: DatabaseFault): void => {
  const quarantineFolder = quarantineFolderIn(folder);
  makeFolder(quarantineFolder);
  const files = [...filesOf(databaseFileIn(folder)), condemnedFileIn(folder)].filter((file) => existsSync(file));
  if (files.length === 0 && isJournalSetAside(folder)) return;
  const place = join(quarantineFolder, `${nextNumberIn(quarantineFolder)}-${fault}`);
  // On disk before any file is moved there: a power cut could otherwise lose the folder with the database in it.
  makeFolder(place);
  const journal = journalFileIn(folder);
  if (existsSync(journal)) replaceFile(join(place, basename(journal)), readDamagedText(journal));
  for (const file of files) renameSync(file, join(place, basename(file)));
  for (const changed of [place, folder]) syncFolder(changed);
};

/** A start that failed after the move has nothing else to move, and is retried again and again. */
const isJournalSetAside = (folder: string): boolean => {
  const newest = readdirSync(quarantineFolderIn(folder)).toSorted().at(-1);
  if (newest === undefined) return false;
  const [journal, copy] = [
    journalFileIn(folder),
    join(quarantineFolderIn(folder), newest, basename(journalFileIn(folder))),
  ];
  if (!existsSync(journal)) return true;
  return existsSync(copy) && readDamagedText(copy) === readDamagedText(journal);
};

/** Higher than every number in use: older folders may have been removed, and a name must not be used twice. */
const nextNumberIn = (quarantineFolder: string): string => {
  const numbers = readdirSync(quarantineFolder).map((place) => Number.parseInt(place, 10) || 0);
  return String(Math.max(0, ...numbers) + 1).padStart(3, "0");
};

/** Marks the database as damaged: the next opening quarantines it without a check, and this mark with it. */
export const condemn = (folder: string): void => replaceFile(condemnedFileIn(folder), "");

export const isCondemned = (folder: string): boolean => existsSync(condemnedFileIn(folder));
