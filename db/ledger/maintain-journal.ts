import type { ChainLink, Position } from "../../contract/ledger/chain.ts";
import { journalFileIn } from "../data-folder.ts";
import type { ReadConnection } from "../database.ts";
import { reasonOf } from "../failure-reason.ts";
import { receiptedPosition } from "../receipts.ts";
import type { StoreOptions } from "../store-options.ts";
import { newestEpoch, readRun } from "./entries.ts";
import { beginJournal, type Journal } from "./journal.ts";

const everything = { entries: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER };

/** Fewer receipted entries than this are not worth a new file. */
const worthDropping = 500;

/**
 * A longer rest is not rewritten between two taps: after weeks offline it would be a hundred megabytes, and the citizen
 * would wait for seconds. The journal is shortened once most of the backlog has receipts, or at the next start.
 */
const mostCarried = 1_000;

export interface MaintainedJournal {
  readonly append: (links: readonly ChainLink[]) => void;
  /** Drops the entries up to `receipted` where they are at least half of the journal and the rest is short. */
  readonly shorten: (receipted: Position, end: Position) => void;
  readonly fault: () => string | undefined;
  readonly close: () => void;
}

/**
 * The journal of the current epoch, rewritten from the database at every start. A failed write of the journal does not
 * undo the commit in the database: the fault is reported, and the journal is rewritten at the next entry.
 */
export const maintainJournal = (connection: ReadConnection, { folder, device }: StoreOptions): MaintainedJournal => {
  const epoch = newestEpoch(connection);
  let journal: Journal | undefined;
  let anchorSize = 0;
  let fault: string | undefined;

  const renew = (): void => {
    journal?.close();
    journal = undefined;
    const anchor = receiptedPosition(connection, epoch);
    const texts = readRun(connection, epoch, anchor.size + 1, everything).map(({ text }) => text);
    journal = beginJournal(journalFileIn(folder), device, anchor, texts);
    anchorSize = anchor.size;
  };
  const attempt = (write: () => void): void => {
    try {
      write();
      fault = undefined;
    } catch (error) {
      fault = reasonOf(error);
      journal?.close();
      journal = undefined;
    }
  };

  attempt(renew);
  return {
    append: (links) => attempt(() => (journal ? journal.append(links.map(({ text }) => text)) : renew())),
    shorten: (receipted, end) => {
      const dropped = receipted.size - anchorSize;
      const carried = end.size - receipted.size;
      if (dropped >= worthDropping && dropped >= carried && carried <= mostCarried) attempt(renew);
    },
    fault: () => fault,
    close: () => journal?.close(),
  };
};
