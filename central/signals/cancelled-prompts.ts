import type { ShareSignal } from "./share-signal.ts";
import type { Visit } from "./visit.ts";

/** When citizens answer: nobody has read the levels sooner, and after it whoever has not tapped has mostly gone. */
const answeringMs = { from: 800, to: 15_000 } as const;

const isJustBeforeAnswer = ({ outcome, tookMs }: Visit): boolean =>
  outcome === "cancelled" && tookMs >= answeringMs.from && tookMs < answeringMs.to;

/**
 * Prompts cancelled just before an answer, as a share of those and of the answered ones: taken back from 0.8 to 15 s after
 * the levels came, which is when citizens tap. A prompt that was opened by mistake is mostly taken back sooner, and one
 * whose citizen left later.
 */
export const cancelledPrompts: ShareSignal = {
  signal: "cancelled-prompts",
  isTrial: (visit) => !visit.isWalkUp && (visit.outcome === "answered" || isJustBeforeAnswer(visit)),
  isHit: isJustBeforeAnswer,
};
