import type { ShareSignal } from "./share-signal.ts";

/** A hand that goes to a level sooner has not read what is asked, milliseconds. */
export const soonestReadMs = 800;

/**
 * Answers in less than 800 ms after the levels came, as a share of all answers to prompts. Somebody who opens a prompt and
 * taps himself is there already. What citizens began unasked counts nowhere here: they are about to tap.
 */
export const quickAnswers: ShareSignal = {
  signal: "quick-answers",
  isTrial: ({ isWalkUp, outcome }) => !isWalkUp && outcome === "answered",
  isHit: ({ tookMs }) => tookMs < soonestReadMs,
};
