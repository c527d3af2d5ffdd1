import { type EntryEnvelope, interpretEntry } from "../ledger/entry.ts";
import { type Problem, type ProblemCode, problem } from "../problems/problem.ts";

/** The smallest jump back that counts as a set clock, milliseconds: a time server corrects by seconds. */
const noticeableMs = 60_000;

/**
 * How far the clocks of device and centre may differ, milliseconds. Online, a checkpoint and its receipt are seconds
 * apart.
 */
const toleratedMs = 5 * 60_000;

/** Findings about the clocks of one epoch. Times never decide anything: the order is by `seq`. */
export interface ClockRecord {
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

export const recordClock = (epoch: number): ClockRecord => {
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
