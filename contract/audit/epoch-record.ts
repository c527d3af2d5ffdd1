import { type ChainLink, emptyEpoch, follows, type Position, positionAfter } from "../ledger/chain.ts";
import { type EntryEnvelope, interpretEntry } from "../ledger/entry.ts";
import type { StoredHash } from "../ledger/judge-upload.ts";
import { type Problem, type ProblemCode, problem } from "../problems/problem.ts";
import type { DeviceId, Sha256Hex } from "../words.ts";

/** A run of missing entries: after entry `size`, up to the entry `next`. */
export interface Gap {
  readonly size: number;
  readonly next: EntryEnvelope;
}

/** The smallest jump back that counts as a set clock, milliseconds: a time server corrects by seconds. */
const noticeableMs = 60_000;

/**
 * How far the clocks of device and centre may differ, milliseconds. Online, a checkpoint and its receipt are seconds
 * apart.
 */
const toleratedMs = 5 * 60_000;

/** Findings about the clocks of one epoch. Times never decide anything: the order is by `seq`. */
interface ClockRecord {
  readonly take: (envelope: EntryEnvelope) => void;
  /** Compares the device's time and the centre's time of one position. */
  readonly compare: (seq: number, deviceAt: string, centreAt: string) => void;
  readonly notices: () => readonly Problem[];
}

interface Tally {
  first: number;
  times: number;
  mostMs: number;
}

const recordClock = (epoch: number): ClockRecord => {
  const tallies = new Map<ProblemCode, Tally>();
  let lastAtMs = Number.NEGATIVE_INFINITY;
  const add = (code: ProblemCode, seq: number, ms: number): void => {
    const { first, times, mostMs } = tallies.get(code) ?? { first: seq, times: 0, mostMs: 0 };
    tallies.set(code, { first: Math.min(first, seq), times: times + 1, mostMs: Math.max(mostMs, Math.abs(ms)) });
  };
  return {
    take: (envelope) => {
      const atMs = Date.parse(envelope.at);
      const entry = envelope.kind === "clock-jumped" ? interpretEntry(envelope) : undefined;
      if (typeof entry === "object" && entry.kind === "clock-jumped") add(entry.kind, entry.seq, entry.body.jumpMs);
      else if (atMs < lastAtMs - noticeableMs) add("clock-went-back", envelope.seq, lastAtMs - atMs);
      lastAtMs = atMs;
    },
    compare: (seq, deviceAt, centreAt) => {
      const apartMs = Date.parse(deviceAt) - Date.parse(centreAt);
      if (Math.abs(apartMs) > toleratedMs) add("clock-other", seq, apartMs);
    },
    notices: () =>
      [...tallies].map(([code, { first, times, mostMs }]) =>
        problem(code, { epoch, seq: first, times, seconds: Math.round(mostMs / 1_000) }),
      ),
  };
};

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
  readonly storedHash: StoredHash;
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
    storedHash: (seq) => hashes.get(seq),
    first: () => first,
    clock,
  };
};
