import type { EpochReason } from "../contract/ledger/bodies/device.ts";
import { type ChainLink, emptyEpoch, type Position } from "../contract/ledger/chain.ts";
import { problem } from "../contract/problems/problem.ts";
import { failure, type Result, success } from "../contract/result.ts";
import { assertWritable, databaseFileIn, journalFileIn, lastEpochFileIn } from "./data-folder.ts";
import { type Connection, openForWriting } from "./database.ts";
import { reasonOf } from "./failure-reason.ts";
import { insertLinks, newestEpoch, positionOf } from "./ledger/entries.ts";
import { journalEnd, readJournal } from "./ledger/journal.ts";
import { writeEntry } from "./ledger/write-entry.ts";
import { migrate } from "./migrate.ts";
import { carryConfigurations } from "./recovery/carry-configurations.ts";
import { isDamageNoted } from "./recovery/damage-note.ts";
import { type DatabaseFault, faultOf, isMissing, type Memory } from "./recovery/inspect.ts";
import { readLastEpoch, writeLastEpoch } from "./recovery/last-epoch.ts";
import { quarantine, salvage } from "./recovery/quarantine.ts";
import { type Store, storeOver } from "./store.ts";
import type { StoreOptions } from "./store-options.ts";

/**
 * Opens the kiosk's memory. A database that is missing, empty, older, swapped or damaged against what is remembered
 * outside it is set aside whole, what verifies is carried over, and a new epoch begins: never in silence.
 * Problems: `data-folder-unwritable`, `database-newer`, `store-failed`.
 */
export const openStore = (options: StoreOptions): Result<Store> => {
  const writable = assertWritable(options.folder);
  if (!writable.ok) return writable;
  try {
    const connection = openVerified(options);
    return connection.ok ? success(storeOver(connection.value, options)) : connection;
  } catch (error) {
    return failure(problem("store-failed", { reason: reasonOf(error) }));
  }
};

const openVerified = (options: StoreOptions): Result<Connection> => {
  const file = databaseFileIn(options.folder);
  const memory = remember(options);
  const opened = isMissing(file) ? "database-missing" : openIfWhole(options.folder, memory);
  if (typeof opened !== "string") {
    // A start cut off right after its first commit did not come to write this down.
    if (opened.ok && newestEpoch(opened.value) > memory.lastEpoch) {
      writeLastEpoch(lastEpochFileIn(options.folder), newestEpoch(opened.value));
    }
    return opened;
  }
  const wasNeverUsed = memory.lastEpoch === 0 && (opened === "database-missing" || opened === "database-empty");
  return begin(options, wasNeverUsed ? "first-start" : opened, memory);
};

const remember = ({ folder, device }: StoreOptions): Memory => {
  const journal = readJournal(journalFileIn(folder));
  const ours = journal?.device === device ? journal : undefined;
  return {
    device,
    journal: ours,
    lastEpoch: Math.max(readLastEpoch(lastEpochFileIn(folder)), ours?.anchor.epoch ?? 0),
  };
};

/** The connection, a problem that forbids going on, or the fault for which the file must be set aside. */
const openIfWhole = (folder: string, memory: Memory): Result<Connection> | DatabaseFault => {
  let connection: Connection | undefined;
  try {
    connection = openForWriting(databaseFileIn(folder));
    const migrated = migrate(connection);
    const fault = migrated.ok ? (faultOf(connection, memory) ?? notedFault(folder)) : undefined;
    if (migrated.ok && !fault) return success(connection);
    connection.close();
    return fault ?? (migrated as Extract<typeof migrated, { ok: false }>);
  } catch (error) {
    connection?.close();
    if (/^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(reasonOf(error))) return "database-damaged";
    throw error;
  }
};

const notedFault = (folder: string): DatabaseFault | undefined =>
  isDamageNoted(folder) ? "database-damaged" : undefined;

/** A database with whatever could be saved of the old one, and the first entry of a new epoch that says why. */
const begin = (options: StoreOptions, reason: EpochReason, memory: Memory): Result<Connection> => {
  const file = databaseFileIn(options.folder);
  if (reason !== "first-start") quarantine(options.folder, reason);
  const saved = reason === "first-start" ? [] : salvage(options.folder, options.device);
  const connection = openForWriting(file);
  const migrated = migrate(connection);
  if (!migrated.ok) return migrated;
  const epoch = 1 + Math.max(memory.lastEpoch, saved.at(-1)?.envelope.epoch ?? 0);
  connection.transaction(() => {
    insertLinks(connection, saved);
    if (reason !== "first-start") carryConfigurations(options.folder, connection);
    const before = reason === "first-start" ? null : lastRemembered(connection, saved, memory);
    const draft = { kind: "epoch-begun", body: { reason, before } } as const;
    insertLinks(connection, [writeEntry(emptyEpoch(epoch), options.device, draft, options.stamp())]);
  })();
  writeLastEpoch(lastEpochFileIn(options.folder), epoch);
  return success(connection);
};

/** The furthest position anybody remembers of the epoch before: the journal's end, or the last entry that was saved. */
const lastRemembered = (connection: Connection, saved: readonly ChainLink[], { journal }: Memory) => {
  const savedEnd = saved.at(-1);
  const candidates: readonly Position[] = [
    ...(savedEnd ? [positionOf(connection, savedEnd.envelope.epoch)] : []),
    ...(journal ? [journalEnd(journal)] : []),
  ];
  const furthest = candidates.toSorted((one, other) => one.epoch - other.epoch || one.size - other.size).at(-1);
  return furthest ? { ...furthest, salvaged: saved.length } : null;
};
