import { type ChainLink, emptyEpoch, follows, type Position, positionAfter } from "../ledger/chain.ts";
import type { EntryEnvelope } from "../ledger/entry.ts";
import type { HashHeld } from "../ledger/judge-upload.ts";
import { type Problem, problem } from "../problems/problem.ts";
import type { DeviceId, Sha256Hex } from "../words.ts";
import { type ClockRecord, recordClock } from "./clock-record.ts";

/** Entries that are not there: after entry `size`, up to the entry `next`. */
export interface Gap {
  readonly size: number;
  readonly next: EntryEnvelope;
}

/** What a file holds of one epoch. */
export interface EpochRecord {
  /**
   * Takes the next entry and says what is wrong with its place. A break is told once, and the chain goes on from it. That
   * entries are missing before it is no finding yet but one of the `gaps`: a later epoch may declare it.
   */
  readonly take: (link: ChainLink, line: number) => Problem | undefined;
  readonly end: () => Position;
  readonly gaps: readonly Gap[];
  /** What lies before the first entry that may be here; nothing, mostly. */
  readonly start: Position;
  readonly hashHeld: HashHeld;
  /** The entry whose `seq` is 1. */
  readonly first: () => EntryEnvelope | undefined;
  readonly clock: ClockRecord;
}

const misfit = ({ epoch, size }: Position, seq: number, line: number): Problem => {
  if (seq <= size) return problem("entry-misplaced", { epoch, seq, line });
  return problem("entry-chain-broken", { epoch, seq });
};

export const recordEpoch = (device: DeviceId, epoch: number, start = emptyEpoch(epoch)): EpochRecord => {
  const hashes = new Map<number, Sha256Hex>(start.size > 0 ? [[start.size, start.head]] : []);
  const clock = recordClock(epoch);
  const gaps: Gap[] = [];
  let end = start;
  let first: EntryEnvelope | undefined;
  return {
    take: (link, line) => {
      const { seq } = link.envelope;
      const isBehindGap = seq > end.size + 1;
      const found = isBehindGap || follows(end, device, link) ? undefined : misfit(end, seq, line);
      if (seq <= end.size) return found;
      if (isBehindGap) gaps.push({ size: end.size, next: link.envelope });
      if (seq === 1) first = link.envelope;
      clock.take(link.envelope);
      hashes.set(seq, link.hash);
      end = positionAfter(link);
      return found;
    },
    end: () => end,
    gaps,
    start,
    hashHeld: (seq) => hashes.get(seq),
    first: () => first,
    clock,
  };
};
