import type { ShareSignal } from "./share-signal.ts";
import type { Visit } from "./visit.ts";

/** The longest time between a prompt and a rating of the same service, milliseconds. */
const serviceMs = 600_000;

const isPrompt = ({ isWalkUp }: Visit): boolean => !isWalkUp;

/** The walk-up ratings without a prompt in the ten minutes before. Both lists are in the order of the clock. */
const outsideServices = (walkUps: readonly Visit[], prompts: readonly Visit[]): readonly Visit[] => {
  let earlier = 0;
  return walkUps.filter(({ openedAtMs }) => {
    while ((prompts[earlier]?.openedAtMs ?? Infinity) <= openedAtMs) earlier += 1;
    const last = prompts[earlier - 1];
    return last === undefined || openedAtMs - last.openedAtMs > serviceMs;
  });
};

/**
 * Walk-up ratings outside transactions, as a share of all ratings: those without a prompt in the ten minutes before. A
 * day without a prompt does not count: where staff never ask, walking up is the normal way to rate.
 */
export const walkUps: ShareSignal = {
  signal: "walk-ups",
  of: (sameDay) => {
    const prompts = sameDay.filter(isPrompt);
    if (prompts.length === 0) return { trials: 0, hits: [] };
    const rated = sameDay.filter(({ rating }) => rating !== null);
    return {
      trials: rated.length,
      hits: outsideServices(
        rated.filter(({ isWalkUp }) => isWalkUp),
        prompts,
      ),
    };
  },
};
