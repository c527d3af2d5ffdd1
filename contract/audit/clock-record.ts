import { type EntryEnvelope, interpretEntry } from "../ledger/entry.ts";
import { type Problem, type ProblemCode, problem } from "../problems/problem.ts";

/** Servers correct a clock by seconds; what goes back further was set. */
const noticeableMs = 60_000;

/** A checkpoint and its receipt are seconds apart where a wire carried them. */
const toleratedMs = 5 * 60_000;

/** What the times of an epoch tell. They never decide anything: order is by `seq`. */
export interface ClockRecord {
  readonly take: (envelope: EntryEnvelope) => void;
  /** The device's time and the centre's, of one position. */
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
