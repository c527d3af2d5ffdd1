import type { ReadConnection } from "../database.ts";
import { askedAgain, isUnreadableOrDamaged, triesToRead } from "../failure-reason.ts";

export interface EntryPlace {
  readonly epoch: number;
  readonly seq: number;
}

interface Row extends EntryPlace {
  readonly text: string;
  readonly hash: string;
}

/** The number of unreadable places in a row after which the steps grow: a leaf page has few entries, a branch many. */
const stepsOfOne = 64;
const furthestSeq = 2 ** 40;

export const firstPlace: EntryPlace = { epoch: 1, seq: 1 };

/** Every readable entry of a damaged database from a place on, in order. A place that fails three reads is skipped. */
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
      if (!isUnreadableOrDamaged(error)) throw error;
      missed += 1;
      // A temporary disk fault gives the same error as a permanent one.
      if (missed >= triesToRead) seq += Math.max(1, 2 ** (missed - triesToRead - stepsOfOne));
    }
  }
}
