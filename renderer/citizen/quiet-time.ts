import type { Wait } from "../../contract/ipc/view.ts";

const longestWarningMs = 10_000;

/** How long before its end a wait is not silent any more: ten seconds, or the last third of a short one. */
const warningMs = (timeoutMs: number): number => Math.min(longestWarningMs, timeoutMs / 3);

/** How long nobody is asked yet, from the view on; 0 where it is time. */
export const quietMs = ({ remainingMs, timeoutMs }: Wait): number => Math.max(0, remainingMs - warningMs(timeoutMs));

/** Begun seconds until then, 0 at the end. */
export const secondsUntil = (endsAtMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((endsAtMs - nowMs) / 1_000));
