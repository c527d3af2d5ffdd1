import type { ShareSignal } from "./share-signal.ts";
import type { Visit } from "./visit.ts";

/** The longest time between a prompt and a rating of the same service, milliseconds. */
const serviceMs = 600_000;

const isPrompt = ({ isWalkUp }: Visit): boolean => !isWalkUp;

const isShortlyBefore = (promptMs: number, walkUpMs: number): boolean =>
  promptMs <= walkUpMs && walkUpMs - promptMs <= serviceMs;

/**
 * Walk-up ratings outside transactions, as a share of all ratings: those without a prompt in the ten minutes before. A
 * day without a prompt does not count: where staff never ask, walking up is the normal way to rate.
 */
export const walkUps: ShareSignal = {
  signal: "walk-ups",
  isTrial: ({ rating }, sameDay) => rating !== null && sameDay.some(isPrompt),
  isHit: ({ isWalkUp, openedAtMs }, sameDay) =>
    isWalkUp && !sameDay.some((each) => isPrompt(each) && isShortlyBefore(each.openedAtMs, openedAtMs)),
};
