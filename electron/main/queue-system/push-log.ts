import type { Problem, ProblemCode } from "../../../contract/problems/problem.ts";

/** Problems that pushes cause. Any device on that network can push, at any rate. */
const causedByPushes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "queue-system-answer-unclear",
  "queue-system-call-refused",
]);
const mostLinesAMinute = 10;
const minuteMs = 60_000;

/**
 * Whether a problem may be logged. Problems caused by pushes are limited to ten lines a minute, so that they cannot
 * fill the disk.
 */
export const pushLog = (monoMs: () => number): ((found: Problem) => boolean) => {
  let sinceMs = Number.NEGATIVE_INFINITY;
  let lines = 0;
  return ({ code }) => {
    if (!causedByPushes.has(code)) return true;
    if (monoMs() - sinceMs >= minuteMs) {
      sinceMs = monoMs();
      lines = 0;
    }
    lines += 1;
    return lines <= mostLinesAMinute;
  };
};
