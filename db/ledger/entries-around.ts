import type { Connection } from "../database.ts";
import { isDamage } from "../failure-reason.ts";

interface Row {
  readonly epoch: number;
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
}

/** After so many places in a row that cannot be read the steps grow: a page holds few entries, a branch many. */
const stepsOfOne = 64;
const furthestSeq = 2 ** 40;

/** Every entry of a damaged database that can be read, in order: what cannot be, when asked twice, is stepped over. */
export function* entriesAround(connection: Connection): Iterable<Row> {
  const from = connection.prepare<[number, number], Row>(
    "SELECT epoch, seq, text, hash FROM ledger_entries WHERE (epoch, seq) >= (?, ?) ORDER BY epoch, seq",
  );
  let [epoch, seq, missed] = [1, 1, 0];
  while (seq < furthestSeq) {
    try {
      for (const row of from.iterate(epoch, seq)) {
        [epoch, seq, missed] = [row.epoch, row.seq + 1, 0];
        yield row;
      }
      return;
    } catch (error) {
      if (!isDamage(error)) throw error;
      // A disk that fails in passing says the same as one that fails for good.
      if (missed > 0) seq += Math.max(1, 2 ** (missed - stepsOfOne));
      missed += 1;
    }
  }
}
