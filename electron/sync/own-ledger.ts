import { countOfUnbroken, positionBefore, readLink } from "../../contract/ledger/chain.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { ReadConnection } from "../../db/database.ts";
import { type EntryRow, newestEpoch, positionOf } from "../../db/ledger/entries.ts";
import { isSealed, type Seal } from "../../db/ledger/seal.ts";

export interface OwnLedger {
  readonly connection: ReadConnection;
  readonly device: DeviceId;
  readonly seal: Seal;
}

/** Reads in one transaction: main goes on writing, and the compared values must come from the same moment. */
const atOneMoment = <Value>(connection: ReadConnection, read: () => Value): Value => connection.transaction(read)();

/** Whether the ledger ends at the position that main sealed. */
export const isSealedLedger = ({ connection, device, seal }: OwnLedger): boolean =>
  atOneMoment(connection, () =>
    isSealed(connection, { device, seal }, positionOf(connection, newestEpoch(connection))),
  );

/** Whether every entry after `seq` is there, up to the end of the epoch. */
export const isWholeAfter = ({ connection }: OwnLedger, epoch: number, seq: number): boolean => {
  const count = connection.prepare("SELECT count(*) FROM ledger_entries WHERE epoch = ? AND seq > ?").pluck();
  return atOneMoment(connection, () => count.get(epoch, seq) === positionOf(connection, epoch).size - seq);
};

/** Whether these rows are an unbroken run that begins with entry `fromSeq`, each with its correct hash. */
export const isUnbrokenRun = ({ device }: OwnLedger, rows: readonly EntryRow[], fromSeq: number): boolean => {
  const links = rows.flatMap(({ text, hash }) => {
    const link = readLink(text, sha256Hex);
    return link?.hash === hash ? [link] : [];
  });
  const [first] = links;
  if (first?.envelope.seq !== fromSeq || links.length < rows.length) return false;
  return countOfUnbroken(positionBefore(first), device, links) === links.length;
};
