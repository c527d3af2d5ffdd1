import type { Entry } from "../../../contract/ledger/entry.ts";
import type { SessionStep } from "./session.ts";

/** The newest entries that decide who serves and whether somebody was being asked. */
export interface LastSeen {
  /** The newest of `shift-started` and `shift-ended`. */
  readonly shift: Entry | undefined;
  /** The newest of `prompt-opened`, `prompt-closed` and `rating-given`. */
  readonly prompt: Entry | undefined;
}

/**
 * The session after a start: whoever served still serves, and a prompt that the power cut took from the screen is
 * 未评价, cause `interrupted`. Nobody has to log in again because a plug was pulled.
 */
export const recoverSession = ({ shift, prompt }: LastSeen): SessionStep => {
  const session =
    shift?.kind === "shift-started"
      ? ({
          phase: "on-duty",
          shift: { shiftId: shift.body.shiftId, staffNumber: shift.body.staffNumber },
        } as const)
      : ({ phase: "off-duty" } as const);
  if (prompt?.kind !== "prompt-opened") return { session, drafts: [] };
  const body = { promptId: prompt.body.promptId, outcome: "unanswered", cause: "interrupted" } as const;
  return { session, drafts: [{ kind: "prompt-closed", body }] };
};
