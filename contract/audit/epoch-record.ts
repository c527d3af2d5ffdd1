import { type ChainLink, emptyEpoch, follows, type Position, positionAfter } from "../ledger/chain.ts";
import type { EntryEnvelope } from "../ledger/entry.ts";
import type { HashHeld } from "../ledger/judge-upload.ts";
import { type Problem, problem } from "../problems/problem.ts";
import type { DeviceId, Sha256Hex } from "../words.ts";
import { type ClockRecord, recordClock } from "./clock-record.ts";

/** A run of missing entries: after entry `size`, up to the entry `next`. */
export interface Gap {
  readonly size: number;
  readonly next: EntryEnvelope;
}

/** The content of a file for one epoch. */
export interface EpochRecord {
  /**
   * Takes the next entry and returns the fault of its place, if any. A break is reported once, and the chain goes on
   * from it. Missing entries before it are no finding yet but one of the `gaps`: a later epoch may declare them.
   */
  readonly take: (link: ChainLink, line: number) => Problem | undefined;
  readonly end: () => Position;
  readonly gaps: readonly Gap[];
  /** The position before the first entry of the file; mostly the beginning. */
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
