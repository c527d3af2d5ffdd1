import type { ShareSignal } from "./share-signal.ts";
import type { Visit } from "./visit.ts";

/** The longest that a prompt may be open, milliseconds: before that nobody was being served who had been asked. */
const serviceMs = 600_000;

const isPrompt = ({ isWalkUp }: Visit): boolean => !isWalkUp;

/**
 * Walk-up ratings outside transactions, as a share of all ratings: those before which no prompt was opened for ten minutes.
 * A day without a prompt does not count: where nobody is asked, walking up is how one rates.
 */
export const walkUps: ShareSignal = {
  signal: "walk-ups",
  isTrial: ({ rating }, sameDay) => rating !== null && sameDay.some(isPrompt),
  isHit: ({ isWalkUp, openedAtMs }, sameDay) =>
    isWalkUp && !sameDay.some((each) => isPrompt(each) && isShortlyBefore(each.openedAtMs, openedAtMs)),
};

const isShortlyBefore = (promptMs: number, walkUpMs: number): boolean =>
  promptMs <= walkUpMs && walkUpMs - promptMs <= serviceMs;
