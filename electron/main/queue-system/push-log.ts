import type { Problem, ProblemCode } from "../../../contract/problems/problem.ts";

/** What a push can cause by itself. Everybody on that network can push, as often as they like. */
const causedByPushes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "queue-system-answer-unclear",
  "queue-system-call-refused",
]);
const mostLinesAMinute = 10;
const minuteMs = 60_000;

/** Whether a problem may be written to the log: of those that pushes cause, ten a minute, so that they fill no disk. */
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
