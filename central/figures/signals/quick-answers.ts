import type { ShareSignal } from "./share-signal.ts";
import type { Visit } from "./visit.ts";

/** The shortest time in which a person can read the levels, milliseconds. */
export const soonestReadMs = 800;

/** An answer to a prompt. */
export const isAnswer = ({ isWalkUp, outcome }: Visit): boolean => !isWalkUp && outcome === "answered";

/**
 * Answers in less than 800 ms after the levels appeared, as a share of all answers to prompts: a clerk who opens a
 * prompt and taps himself has his hand there already. Walk-up ratings are left out: those citizens are about to tap
 * anyway.
 */
export const quickAnswers: ShareSignal = {
  signal: "quick-answers",
  of: (sameDay) => {
    const answers = sameDay.filter(isAnswer);
    return { trials: answers.length, hits: answers.filter(({ tookMs }) => tookMs < soonestReadMs) };
  },
};
