import type { EntryKind } from "../contract/ledger/bodies/index-of-kinds.ts";
import type { Transaction } from "../contract/ledger/bodies/prompt.ts";
import { type Position, positionAfter } from "../contract/ledger/chain.ts";
import type { Entry, EntryDraft, EntryOf } from "../contract/ledger/entry.ts";
import { sha256Hex } from "../contract/node/hash.ts";
import { problem } from "../contract/problems/problem.ts";
import { failure, type Result, success } from "../contract/result.ts";
import type { ConfigurationDocument } from "../contract/sync/configuration.ts";
import type { Receipt } from "../contract/sync/receipt.ts";
import type { SignedText } from "../contract/sync/signed-text.ts";
import type { PromptId, StaffNumber } from "../contract/words.ts";
import { type ChangedPin, changedPinOf, saveChangedPin } from "./changed-pins.ts";
import {
  type Configuration,
  currentConfiguration,
  type Picture,
  pictureOf,
  saveConfiguration,
} from "./configurations.ts";
import { assertDurable, type Connection, type Durability, durabilityOf } from "./database.ts";
import { isDamage, isDuplicate, reasonOf } from "./failure-reason.ts";
import { entriesAfter, insertLinks, newestEpoch, newestOfKinds, positionOf } from "./ledger/entries.ts";
import type { EntryPlace } from "./ledger/entries-around.ts";
import { type EntriesSince, entriesSince, triedNumbers } from "./ledger/entries-since.ts";
import { maintainJournal } from "./ledger/maintain-journal.ts";
import { type PromptRecord, promptOf, promptOfService, ratedAmong } from "./ledger/prompts.ts";
import { type OwedSubmit, owedSubmits } from "./ledger/queue-submits.ts";
import { writeSeal } from "./ledger/seal.ts";
import { writeChain } from "./ledger/write-entry.ts";
import { versionOf } from "./migrate.ts";
import { furthestReceipt, receiptedPosition, saveReceipt, type Unsent, unsentOf } from "./receipts.ts";
import { backupDocument, writeBackupConfiguration } from "./recovery/backup-configuration.ts";
import { holeDeclarations } from "./recovery/declare-holes.ts";
import { isSalvaging, salvageOlder } from "./recovery/salvage-older.ts";
import type { StoreOptions } from "./store-options.ts";

/**
 * The kiosk's database and journal. Methods with a Result return `store-failed` where the disk refuses. A damaged file is
 * thrown, by reads and writes alike (`isDamage`): the store then has to be condemned and opened again.
 */
export interface Store {
  /**
   * Writes entries in one transaction. On success they are on disk: the screen may say thanks only then. `already-rated`
   * where a prompt or a service has its rating.
   */
  readonly append: (drafts: readonly EntryDraft[]) => Result<Position>;
  readonly position: () => Position;
  readonly newestOfKinds: (kinds: readonly EntryKind[]) => Entry | undefined;
  readonly entriesSince: <Kind extends EntryKind>(asked: EntriesSince<Kind>) => readonly EntryOf<Kind>[];
  /** Entries of these kinds after a given one, in order. */
  readonly entriesAfter: (entry: Pick<Entry, "epoch" | "seq">, kinds: readonly EntryKind[]) => readonly Entry[];
  readonly prompt: (promptId: PromptId) => PromptRecord | undefined;
  /** The newest prompt about a service. */
  readonly promptOfService: (transaction: Transaction) => PromptRecord | undefined;
  /** Those of `transactions` that have a rating already. */
  readonly ratedAmong: (transactions: readonly Transaction[]) => readonly Transaction[];
  /** Ratings that the hall's queue system asked for and has not received, in the order of the taps. */
  readonly owedSubmits: () => readonly OwedSubmit[];
  /** Staff numbers whose last login attempt failed. */
  readonly triedNumbers: () => readonly StaffNumber[];
  /** Stores a verified receipt, and shortens the journal when enough of it has receipts. */
  readonly keepReceipt: (receipt: Receipt, signed: SignedText) => Result<null>;
  readonly unsent: () => Unsent;
  /** The signed text of the receipt that reaches furthest, as the centre wrote it. */
  readonly furthestReceipt: () => string | undefined;
  readonly configuration: () => ConfigurationDocument | undefined;
  /** The document, its pictures and its `configuration-applied` entry, all or nothing. Writes a spare copy first. */
  readonly applyConfiguration: (configuration: Configuration) => Result<Position>;
  /** The PIN set at this device, whether or not the roster has replaced it. */
  readonly changedPin: (staffNumber: StaffNumber) => ChangedPin | undefined;
  /** The PIN and its entries, all or nothing. */
  readonly changePin: (changed: ChangedPin, drafts: readonly EntryDraft[]) => Result<Position>;
  readonly picture: (hash: string) => Picture | undefined;
  /** Of SQLite, and of the schema: the number of its last migration. */
  readonly versions: () => { readonly sqlite: string; readonly schema: number };
  readonly durability: () => Durability;
  /** Why the last write of the journal failed; undefined if it did not. */
  readonly journalFault: () => string | undefined;
  /**
   * Salvages a few more entries of a quarantined ledger that are too old to wait for at the start. Returns whether there
   * may be more. `store-failed` where the disk refuses: the next start continues there.
   */
  readonly salvageOlder: () => Result<boolean>;
  /**
   * Declares the holes of older epochs behind their receipts, and the one around an entry that the centre asked for. The
   * centre accepts the entries behind a hole only when it is declared. Returns whether any was declared; none is during a
   * salvage.
   */
  readonly declareHoles: (asked?: EntryPlace) => Result<boolean>;
  /** Whether older entries are still being salvaged. */
  readonly isSalvaging: () => boolean;
  readonly close: () => void;
}

/** Makes the store over an open, verified database. Throws where commits are not durable, also after the first one. */
export const storeOver = (connection: Connection, options: StoreOptions): Store => {
  assertDurable(connection);
  let position = positionOf(connection, newestEpoch(connection));
  const journal = maintainJournal(connection, options);
  let hasWritten = false;
  /** Read and parsed once: a roster of five hundred members is not parsed for every login. */
  let configuration: { readonly current: ConfigurationDocument | undefined } | undefined;

  const older = salvageOlder(connection, options);

  /** Writes the database first, then the journal: the journal may be a commit behind, never ahead. */
  const commit = (drafts: readonly EntryDraft[], alongside?: () => void): Result<Position> => {
    const links = writeChain(position, drafts, options);
    const last = links.at(-1);
    const end = last ? positionAfter(last) : position;
    const write = connection.transaction(() => {
      alongside?.();
      insertLinks(connection, links);
      writeSeal(connection, options, end);
    });
    const written = attempt(write);
    if (!written.ok) return written;
    if (!hasWritten) assertDurable(connection);
    hasWritten = true;
    position = end;
    journal.append(links);
    return success(position);
  };

  return {
    append: (drafts) => commit(drafts),
    position: () => position,
    newestOfKinds: (kinds) => newestOfKinds(connection, kinds),
    entriesSince: (asked) => entriesSince(connection, asked),
    entriesAfter: (entry, kinds) => entriesAfter(connection, entry, kinds),
    prompt: (promptId) => promptOf(connection, promptId),
    promptOfService: (transaction) => promptOfService(connection, transaction),
    ratedAmong: (transactions) => ratedAmong(connection, transactions),
    owedSubmits: () => owedSubmits(connection, position.epoch),
    triedNumbers: () => triedNumbers(connection),
    keepReceipt: (receipt, signed) => {
      const kept = attempt(() => saveReceipt(connection, receipt, signed));
      if (!kept.ok) return kept;
      journal.shorten(receiptedPosition(connection, position.epoch), position);
      return success(null);
    },
    unsent: () => unsentOf(connection),
    furthestReceipt: () => furthestReceipt(connection),
    configuration: () => {
      configuration ??= { current: currentConfiguration(connection) ?? backupDocument(options) };
      return configuration.current;
    },
    applyConfiguration: (fresh) => {
      const { version } = fresh.document;
      const body = { version, sha256: sha256Hex(fresh.signed.text) };
      const spared = attempt(() => writeBackupConfiguration(connection, options.folder, fresh));
      if (!spared.ok) return spared;
      const applied = commit([{ kind: "configuration-applied", body }], () => saveConfiguration(connection, fresh));
      if (applied.ok) configuration = undefined;
      return applied;
    },
    changedPin: (staffNumber) => changedPinOf(connection, staffNumber),
    changePin: (changed, drafts) => commit(drafts, () => saveChangedPin(connection, changed)),
    picture: (hash) => pictureOf(connection, hash),
    versions: () => ({
      sqlite: String(connection.prepare("SELECT sqlite_version()").pluck().get()),
      schema: versionOf(connection),
    }),
    durability: () => durabilityOf(connection),
    journalFault: journal.fault,
    salvageOlder: () => {
      let isMore = false;
      const carried = attempt(() => {
        isMore = older.next().done !== true;
      });
      return carried.ok ? success(isMore) : carried;
    },
    declareHoles: (asked) => {
      const drafts = isSalvaging(connection, options.folder) ? [] : holeDeclarations(connection, asked);
      if (drafts.length === 0) return success(false);
      const declared = commit(drafts);
      return declared.ok ? success(true) : declared;
    },
    isSalvaging: () => isSalvaging(connection, options.folder),
    close: () => {
      older.return();
      journal.close();
      connection.close();
    },
  };
};

const attempt = (write: () => void): Result<null> => {
  try {
    write();
    return success(null);
  } catch (error) {
    if (isDamage(error)) throw error;
    return failure(
      isDuplicate(error) ? problem("already-rated") : problem("store-failed", { reason: reasonOf(error) }),
    );
  }
};
