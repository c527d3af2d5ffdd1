import { existsSync } from "node:fs";
import type { EpochReason } from "../../contract/ledger/bodies/device.ts";
import { type ChainLink, follows, type Position, positionBefore } from "../../contract/ledger/chain.ts";
import type { DeviceId } from "../../contract/words.ts";
import { readDamagedText } from "../damaged-file.ts";
import type { ReadConnection } from "../database.ts";
import { replaceFile } from "../durable-file.ts";
import { epochsOf, hashAt, newestEpoch, positionOf, rehashedTail } from "../ledger/entries.ts";
import { type JournalContent, journalEnd } from "../ledger/journal.ts";
import { isSealed, type Seal } from "../ledger/seal.ts";
import { receiptedPosition } from "../receipts.ts";

/**
 * How many of the newest entries are hashed again at every start, and at least all without a receipt: the centre has a
 * copy of the others, but not of these.
 */
const tailLength = 256;

/** Why the database cannot be the one this device wrote last. */
export type DatabaseFault = Exclude<EpochReason, "first-start">;

/** The records outside the database, and the device's key. */
export interface Memory {
  readonly device: DeviceId;
  readonly seal: Seal;
  readonly journal: JournalContent | undefined;
  /** The newest epoch this device is known to have begun; 0 for none. */
  readonly lastEpoch: number;
  /** The newest epoch whose end the device is known, from elsewhere, to have sealed; 0 for none. */
  readonly sealedEpoch: number;
}

export const isMissing = (file: string): boolean => !existsSync(file);

/**
 * undefined where the database is whole and at least as new as the records outside it. Without those records an older
 * copy cannot be detected.
 */
export const faultOf = (connection: ReadConnection, memory: Memory): DatabaseFault | undefined => {
  const epoch = newestEpoch(connection);
  if (epoch === 0) return "database-empty";
  return (
    tailFault(connection, epoch, memory) ??
    journalFault(connection, memory) ??
    (memory.lastEpoch > epoch ? "database-older" : undefined) ??
    (isSealed(connection, memory, positionOf(connection, epoch)) ? undefined : "database-swapped") ??
    (memory.lastEpoch > 0 && memory.journal === undefined ? "journal-missing" : undefined)
  );
};

/** The links of an epoch in the journal: read and hashed already. */
const knownIn = ({ journal }: Memory, epoch: number): ReadonlyMap<number, ChainLink> =>
  new Map(journal?.anchor.epoch === epoch ? journal.links.map((link) => [link.envelope.seq, link]) : []);

const tailFault = (connection: ReadConnection, epoch: number, memory: Memory): DatabaseFault | undefined => {
  const { device } = memory;
  const size = positionOf(connection, epoch).size;
  const length = Math.min(size, Math.max(tailLength, size - receiptedPosition(connection, epoch).size));
  const tail = rehashedTail(connection, epoch, length, knownIn(memory, epoch));
  const [first] = tail;
  if (!first || tail.length < length) return "database-damaged";
  if (first.envelope.device !== device) return "database-swapped";
  let position: Position = positionBefore(first);
  for (const link of tail) {
    if (!follows(position, device, link) || hashAt(connection, epoch, link.envelope.seq) !== link.hash) {
      return "database-damaged";
    }
    position = { epoch, size: link.envelope.seq, head: link.hash };
  }
  return undefined;
};

/** The journal is written after the database, so it can be behind, but never ahead or different. */
const journalFault = (connection: ReadConnection, { journal, device }: Memory): DatabaseFault | undefined => {
  if (!journal || journal.device !== device) return undefined;
  const end = journalEnd(journal);
  if (!epochsOf(connection).includes(end.epoch)) return "database-older";
  if (positionOf(connection, end.epoch).size < end.size) return "database-older";
  const sameEnd = end.size === 0 || hashAt(connection, end.epoch, end.size) === end.head;
  return sameEnd ? undefined : "database-swapped";
};

/** The newest epoch ever begun, in a file of its own: it shows when database and journal were deleted together. */
export const readLastEpoch = (file: string): number => {
  if (!existsSync(file)) return 0;
  const epoch = Number.parseInt(readDamagedText(file), 10);
  // A file with unreadable content still proves that an epoch began.
  return Number.isSafeInteger(epoch) && epoch > 0 ? epoch : 1;
};

export const writeLastEpoch = (file: string, epoch: number): void => replaceFile(file, `${epoch}\n`);
