import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type ChainLink, readLink } from "../../contract/ledger/chain.ts";
import type { DeviceId } from "../../contract/words.ts";
import { databaseFileIn, quarantineFolderIn } from "../data-folder.ts";
import { type Connection, openForWriting } from "../database.ts";
import { syncFolder } from "../durable-file.ts";
import { sha256Hex } from "../hash.ts";
import type { JournalContent } from "../ledger/journal.ts";
import type { DatabaseFault } from "./inspect.ts";

/** The three files of one SQLite database belong together: a -wal without its database is a loss. */
const filesOf = (database: string): readonly string[] => [database, `${database}-wal`, `${database}-shm`];

/** Moves the database and its companions aside, together, into a folder named after the fault. */
export const quarantine = (folder: string, fault: DatabaseFault): void => {
  const quarantineFolder = quarantineFolderIn(folder);
  mkdirSync(quarantineFolder, { recursive: true });
  const count = readdirSync(quarantineFolder).length + 1;
  const place = join(quarantineFolder, `${String(count).padStart(3, "0")}-${fault}`);
  mkdirSync(place);
  const files = filesOf(databaseFileIn(folder)).filter((file) => existsSync(file));
  for (const file of files) renameSync(file, join(place, basename(file)));
  for (const changed of [place, quarantineFolder, folder]) syncFolder(changed);
};

/**
 * Every entry of `device` that still reads and is whole, from all that was ever set aside (a start may have been cut
 * off between setting aside and carrying over) and from the journal, in order.
 */
export const salvage = (
  folder: string,
  journal: JournalContent | undefined,
  device: DeviceId,
): readonly ChainLink[] => {
  const found = new Map<string, ChainLink>();
  const databases = readdirSync(quarantineFolderIn(folder))
    .toSorted()
    .map((place) => join(quarantineFolderIn(folder), place, basename(databaseFileIn(folder))));
  for (const link of [...databases.flatMap(readCopy), ...(journal?.links ?? [])]) {
    if (link.envelope.device === device) found.set(`${link.envelope.epoch}/${link.envelope.seq}`, link);
  }
  const ordered = [...found.values()].toSorted(
    (one, other) => one.envelope.epoch - other.envelope.epoch || one.envelope.seq - other.envelope.seq,
  );
  return withoutForks(ordered);
};

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

/** Reads a copy: opening a database may change it, and the quarantined one is evidence. */
const readCopy = (quarantined: string): readonly ChainLink[] => {
  if (!existsSync(quarantined)) return [];
  const workFolder = mkdtempSync(join(dirname(quarantined), "salvage-"));
  try {
    for (const file of filesOf(quarantined).filter((file) => existsSync(file)))
      cpSync(file, join(workFolder, basename(file)));
    return readAsFarAsItGoes(join(workFolder, basename(quarantined)));
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
};

const readAsFarAsItGoes = (file: string): readonly ChainLink[] => {
  const links: ChainLink[] = [];
  let connection: Connection | undefined;
  try {
    connection = openForWriting(file);
    const rows = connection.prepare<[], { text: string; hash: string }>("SELECT text, hash FROM ledger_entries");
    for (const { text, hash } of rows.iterate()) {
      const link = readLink(text, sha256Hex);
      if (link?.hash === hash) links.push(link);
    }
  } catch {
    // Damage is why we are here: what was read before it is what can be saved, and the file itself stays.
  } finally {
    connection?.close();
  }
  return links;
};
