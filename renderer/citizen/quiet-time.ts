import type { Wait } from "../../contract/ipc/view.ts";

const longestWarningMs = 10_000;

/** How long before its end a wait is announced: ten seconds, or the last third of a short wait. */
const warningMs = (timeoutMs: number): number => Math.min(longestWarningMs, timeoutMs / 3);

/** How long the screen does not ask yet, counted from the view; 0 when it is time. */
export const quietMs = ({ remainingMs, timeoutMs }: Wait): number => Math.max(0, remainingMs - warningMs(timeoutMs));

/** The seconds until then, rounded up; 0 at the end. */
export const secondsUntil = (endsAtMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((endsAtMs - nowMs) / 1_000));
