import type { ReadConnection } from "../database.ts";
import { askedAgain, isDamage, isUnreadable, triesToRead } from "../failure-reason.ts";

export interface EntryPlace {
  readonly epoch: number;
  readonly seq: number;
}

interface Row extends EntryPlace {
  readonly text: string;
  readonly hash: string;
}

/** After so many places in a row that cannot be read the steps grow: a page holds few entries, a branch many. */
const stepsOfOne = 64;
const furthestSeq = 2 ** 40;

export const firstPlace: EntryPlace = { epoch: 1, seq: 1 };

/**
 * Every entry from there on that can be read in a damaged database, in order: what is not given, when asked three
 * times, is stepped over.
 */
export function* entriesAround(connection: ReadConnection, start: EntryPlace): Generator<Row> {
  const from = askedAgain(() =>
    connection.prepare<[number, number], Row>(
      "SELECT epoch, seq, text, hash FROM ledger_entries WHERE (epoch, seq) >= (?, ?) ORDER BY epoch, seq",
    ),
  );
  let { epoch, seq } = start;
  let missed = 0;
  while (seq < furthestSeq) {
    try {
      for (const row of from.iterate(epoch, seq)) {
        [epoch, seq, missed] = [row.epoch, row.seq + 1, 0];
        yield row;
      }
      return;
    } catch (error) {
      if (!isDamage(error) && !isUnreadable(error)) throw error;
      missed += 1;
      // A disk that fails in passing says the same as one that fails for good.
      if (missed >= triesToRead) seq += Math.max(1, 2 ** (missed - triesToRead - stepsOfOne));
    }
  }
}
