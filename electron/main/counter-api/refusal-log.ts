import type { ProblemCode } from "../../../contract/problems/problem.ts";

export type WriteLine = (event: string, facts: Readonly<Record<string, unknown>>) => void;

const quietMs = 60_000;

interface Tally {
  readonly count: number;
  readonly writtenAtMs: number;
}

/**
 * Logs the first refusal of each kind, then at most one line a minute with their number: a flood of refusals must not
 * fill the disk.
 */
export const refusalLog = (write: WriteLine, monoMs: () => number): ((code: ProblemCode) => void) => {
  const tallies = new Map<ProblemCode, Tally>();
  return (code) => {
    const nowMs = monoMs();
    const { count, writtenAtMs } = tallies.get(code) ?? { count: 0, writtenAtMs: Number.NEGATIVE_INFINITY };
    const isDue = nowMs - writtenAtMs >= quietMs;
    if (isDue) write("counter API refused", { code, times: count + 1 });
    tallies.set(code, isDue ? { count: 0, writtenAtMs: nowMs } : { count: count + 1, writtenAtMs });
  };
};
