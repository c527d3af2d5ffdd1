import type { EpochReason } from "../contract/ledger/bodies/device.ts";
import { emptyEpoch, type Position, positionAfter } from "../contract/ledger/chain.ts";
import type { EntryBody, EntryDraft } from "../contract/ledger/entry.ts";
import { problem } from "../contract/problems/problem.ts";
import { failure, type Result, success } from "../contract/result.ts";
import { assertWritable, databaseFileIn, journalFileIn, lastEpochFileIn } from "./data-folder.ts";
import { type Connection, openForWriting, type ReadConnection } from "./database.ts";
import { isDamage, reasonOf } from "./failure-reason.ts";
import { insertLinks, newestEpoch, positionOf } from "./ledger/entries.ts";
import { journalEnd, readJournal } from "./ledger/journal.ts";
import { sealedPositions, writeSeal } from "./ledger/seal.ts";
import { writeChain, writeEntry } from "./ledger/write-entry.ts";
import { migrate } from "./migrate.ts";
import { newestReceiptedEpoch } from "./receipts.ts";
import { holeDeclarations } from "./recovery/declare-holes.ts";
import {
  type DatabaseFault,
  faultOf,
  isMissing,
  type Memory,
  readLastEpoch,
  writeLastEpoch,
} from "./recovery/inspect.ts";
import { condemn, isCondemned, quarantine } from "./recovery/quarantine.ts";
import { salvage } from "./recovery/salvage.ts";
import { salvageConfigurations } from "./recovery/salvage-configurations.ts";
import { isSalvaging } from "./recovery/salvage-older.ts";
import { salvageReceipts } from "./recovery/salvage-receipts.ts";
import { readSetAside, withSetAside } from "./recovery/set-aside.ts";
import { type Store, storeOver } from "./store.ts";
import type { StoreOptions } from "./store-options.ts";

/**
 * Opens the kiosk's store. A database that is missing, empty, older, swapped or damaged, compared with the records
 * outside it, is quarantined. Every entry that verifies is salvaged, and a new epoch begins with an entry that gives the
 * reason. Problems: `data-folder-unwritable`, `database-newer`, `store-failed`.
 */
export const openStore = (options: StoreOptions): Result<Store> => {
  const writable = assertWritable(options.folder);
  if (!writable.ok) return writable;
  try {
    return openOrCondemn(options);
  } catch (error) {
    return failure(problem("store-failed", { reason: reasonOf(error) }));
  }
};

/** Damage that is found only while the store reads on is handled at once, like damage found at the first check. */
const openOrCondemn = (options: StoreOptions): Result<Store> => {
  try {
    return open(options);
  } catch (error) {
    if (!isDamage(error) || isCondemned(options.folder)) throw error;
    condemn(options.folder);
    return open(options);
  }
};

const open = (options: StoreOptions): Result<Store> => {
  const connection = openVerified(options);
  if (!connection.ok) return connection;
  return orClosed(connection.value, () => {
    const store = storeOver(connection.value, options);
    // After the journal: an epoch noted as begun must have a journal, and one without counts as removed by hand.
    if (store.journalFault() === undefined) noteEpoch(options, store.position().epoch);
    return success(store);
  });
};

const noteEpoch = ({ folder, secondPlace }: StoreOptions, epoch: number): void => {
  const file = lastEpochFileIn(folder);
  if (epoch > readLastEpoch(file)) writeLastEpoch(file, epoch);
  // Last: after a power cut it may lag behind and is noted at the next start. It never names an epoch that did not begin.
  if (secondPlace && epoch > secondPlace.epoch()) secondPlace.note(epoch);
};

const openVerified = (options: StoreOptions): Result<Connection> => {
  const file = databaseFileIn(options.folder);
  const memory = remember(options);
  const opened = isMissing(file)
    ? "database-missing"
    : isCondemned(options.folder)
      ? "database-damaged"
      : openIfWhole(file, memory);
  if (typeof opened !== "string") return opened;
  if (opened === "journal-missing") return goOnInNewEpoch(options, memory);
  const wasNeverUsed = memory.lastEpoch === 0 && (opened === "database-missing" || opened === "database-empty");
  return begin(options, wasNeverUsed ? "first-start" : opened, memory);
};

const remember = ({ folder, device, seal, secondPlace }: StoreOptions): Memory => {
  const journal = readJournal(journalFileIn(folder));
  const ours = journal?.device === device ? journal : undefined;
  const sealedEpoch = secondPlace?.epoch() ?? 0;
  return {
    device,
    seal,
    journal: ours,
    lastEpoch: Math.max(readLastEpoch(lastEpochFileIn(folder)), ours?.anchor.epoch ?? 0, sealedEpoch),
    sealedEpoch,
  };
};

/** The connection, a problem that forbids to go on, or the fault for which the file must be quarantined. */
const openIfWhole = (file: string, memory: Memory): Result<Connection> | DatabaseFault => {
  let connection: Connection | undefined;
  try {
    connection = openForWriting(file);
    const migrated = migrate(connection);
    const fault = migrated.ok ? faultOf(connection, memory) : undefined;
    if (migrated.ok && !fault) return success(connection);
    connection.close();
    return fault ?? (migrated as Extract<typeof migrated, { ok: false }>);
  } catch (error) {
    connection?.close();
    if (isDamage(error) || reasonOf(error) === "SQLITE_ERROR") return "database-damaged";
    throw error;
  }
};

/** The database is whole, but the device cannot prove that it is the newest. The centre compares it with its own copy. */
const goOnInNewEpoch = (options: StoreOptions, memory: Memory): Result<Connection> => {
  const connection = openForWriting(databaseFileIn(options.folder));
  return orClosed(connection, () => {
    const last = newestEpoch(connection);
    const before = { ...positionOf(connection, last), salvaged: 0 };
    const epoch = Math.max(last, memory.lastEpoch) + 1;
    connection.transaction(() => beginEpoch(connection, options, { reason: "journal-missing", before }, epoch))();
    return success(connection);
  });
};

/** A connection left open would keep a retry in this process from seeing the file's real state. */
const orClosed = <Value>(connection: ReadConnection, work: () => Value): Value => {
  try {
    return work();
  } catch (error) {
    connection.close();
    throw error;
  }
};

const beginEpoch = (
  connection: Connection,
  options: StoreOptions,
  body: EntryBody<"epoch-begun">,
  epoch: number,
  noted: readonly EntryDraft[] = [],
): void => {
  const first = writeEntry(emptyEpoch(epoch), options.device, { kind: "epoch-begun", body }, options.stamp());
  insertLinks(connection, [first]);
  // Entries still to be salvaged may fill the holes.
  const holes = isSalvaging(connection, options.folder) ? [] : holeDeclarations(connection);
  const links = writeChain(positionAfter(first), [...noted, ...holes], options);
  insertLinks(connection, links);
  writeSeal(connection, options, positionAfter(links.at(-1) ?? first));
};

const begin = (options: StoreOptions, reason: EpochReason, memory: Memory): Result<Connection> => {
  if (reason === "first-start") return beginWith(options, memory, reason);
  quarantine(options.folder, reason);
  return withSetAside(options.folder, () => beginWith(options, memory, reason));
};

/** Makes a database with the salvaged entries of the old one and the first entry of a new epoch, with its reason. */
const beginWith = (options: StoreOptions, memory: Memory, reason: EpochReason): Result<Connection> => {
  const connection = openForWriting(databaseFileIn(options.folder));
  return orClosed(connection, () => {
    const migrated = migrate(connection);
    if (!migrated.ok) return migrated;
    connection.transaction(() => {
      const carried = reason === "first-start" ? nothingBefore : salvageAll(connection, options, { reason, memory });
      const { before, isSealed } = carried;
      const known = [memory.lastEpoch, newestEpoch(connection), before?.epoch ?? 0, newestReceiptedEpoch(connection)];
      const epoch = 1 + Math.max(...known);
      const ended = { epoch: before?.epoch ?? memory.lastEpoch, size: before?.size ?? 0 };
      const isMissed = !isSealed && ended.epoch > 0 && ended.epoch <= memory.sealedEpoch;
      const noted: readonly EntryDraft[] = isMissed ? [{ kind: "seal-missing", body: ended }] : [];
      beginEpoch(connection, options, { reason, before }, epoch, noted);
    })();
    return success(connection);
  });
};

interface Salvaged {
  readonly before: EntryBody<"epoch-begun">["before"];
  /** Whether the device itself had sealed that end. */
  readonly isSealed: boolean;
}

const nothingBefore: Salvaged = { before: null, isSealed: false };

/** The salvaged entries, and the furthest known position of the earlier epoch. */
const salvageAll = (
  connection: Connection,
  options: StoreOptions,
  { reason, memory }: { readonly reason: EpochReason; readonly memory: Memory },
): Salvaged => {
  const sealed = readSetAside(options.folder, (old) => sealedPositions(old, memory));
  const salvaged = salvage(connection, options, memory.journal ? journalEnd(memory.journal) : furthestOf(sealed));
  salvageConfigurations(options, connection);
  salvageReceipts(options, connection);
  const saved = salvaged > 0 ? [positionOf(connection, newestEpoch(connection))] : [];
  const furthest = lastRemembered({ saved, sealed, reason, journal: memory.journal });
  if (!furthest) return nothingBefore;
  const isSealed = sealed.some(({ epoch, size }) => epoch === furthest.epoch && size >= furthest.size);
  return { before: { ...furthest, salvaged }, isSealed };
};

const furthestOf = (positions: readonly Position[]): Position | undefined =>
  positions.toSorted((one, other) => one.epoch - other.epoch || one.size - other.size).at(-1);

interface Remembered {
  readonly saved: readonly Position[];
  readonly sealed: readonly Position[];
  readonly reason: EpochReason;
  readonly journal: Memory["journal"];
}

/**
 * The furthest known position of the earlier epoch: the journal's end, the last salvaged entry, or the end that the
 * device had sealed. The seal shows entries that were removed everywhere else. Of a database that is not the device's own
 * only the seal counts, where there is one: entries beyond it may be forged.
 */
const lastRemembered = ({ saved, sealed, reason, journal }: Remembered): Position | undefined => {
  const furthest = furthestOf([...saved, ...(journal ? [journalEnd(journal)] : []), ...sealed]);
  const own = reason === "database-swapped" ? furthestOf(sealed) : undefined;
  return own && own.epoch === furthest?.epoch ? own : furthest;
};
