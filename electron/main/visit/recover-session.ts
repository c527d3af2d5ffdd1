import type { Entry } from "../../../contract/ledger/entry.ts";
import { closePrompt } from "./prompt-steps.ts";
import { type Duty, idle, type SessionStep } from "./session.ts";

/** The newest entries, which give the shift on duty and any open prompt. */
export interface LastSeen {
  /** The newest `shift-started`. */
  readonly shift: Entry | undefined;
  /** The newest of `shift-started`, `shift-ended`, `shift-paused` and `shift-resumed`. */
  readonly duty: Entry | undefined;
  /** The newest of `prompt-opened`, `prompt-closed` and `rating-given`. */
  readonly prompt: Entry | undefined;
}

/**
 * The session after a start. Shift and pause continue, so no one has to log in again after a power failure. A prompt
 * that was open becomes 未评价, cause `interrupted`.
 */
export const recoverSession = (seen: LastSeen): SessionStep => {
  const session = { duty: dutyOf(seen), stage: idle };
  if (seen.prompt?.kind !== "prompt-opened") return { session, drafts: [] };
  return { session, drafts: [closePrompt(seen.prompt.body.promptId, "unanswered", "interrupted")] };
};

const dutyOf = ({ shift: started, duty }: LastSeen): Duty => {
  if (started?.kind !== "shift-started" || !duty || duty.kind === "shift-ended") return { state: "off" };
  const { shiftId, staffNumber, mentorNumber } = started.body;
  const shift = { shiftId, staffNumber, mentorNumber };
  if (duty.kind !== "shift-paused") return { state: "on", shift };
  return { state: "paused", shift, reason: duty.body.reason, until: duty.body.until };
};
