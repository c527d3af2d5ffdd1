import { servedOf } from "../../../contract/ledger/bodies/prompt.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import type { PromptId } from "../../../contract/words.ts";
import { isCitizensTap } from "./change-time.ts";
import {
  type CancelledBy,
  type EventOf,
  idle,
  isWriting,
  refuse,
  type Session,
  type SessionContext,
  type SessionStep,
  type Stage,
  stepTo,
} from "./session.ts";

/**
 * Why a new prompt or form cannot be opened now. The next citizen may cut the thanks short, but not a citizen who is
 * writing.
 */
export const busyWith = (stage: Stage): ProblemCode | undefined => {
  if (stage.at === "prompting") return "prompt-already-open";
  return stage.at === "reasons" || stage.at === "changing" || isWriting(stage) ? "citizen-busy" : undefined;
};

export const openPrompt = (
  { duty, stage }: Session,
  { promptId, source, transactions, rateId }: EventOf<"prompt-opened">,
  { document, monoMs }: SessionContext,
): Result<SessionStep> => {
  if (duty.state === "off") return refuse("not-on-duty");
  if (duty.state === "paused") return refuse("already-paused");
  const { promptMs, walkUp } = document.policy;
  if (source === "walk-up" && !walkUp) return refuse("walk-up-not-allowed");
  const busy = busyWith(stage);
  if (busy) return refuse(busy);
  const { shift } = duty;
  const times = { openedAtMonoMs: monoMs, deadlineMonoMs: monoMs + promptMs };
  const { shiftId, staffNumber } = shift;
  return stepTo(
    { duty, stage: { at: "prompting", prompt: { promptId, shift, source, transactions, ...times } } },
    {
      kind: "prompt-opened",
      body: {
        promptId,
        shiftId,
        staffNumber,
        source,
        ...servedOf(transactions),
        ...(rateId !== undefined && rateId !== transactions[0]?.transactionRef && { rateId }),
        timeoutMs: promptMs,
      },
    },
  );
};

/**
 * The cause names the party that cancelled, not the one that opened the prompt: an office system is not blamed for a
 * cancellation by staff.
 */
const cancelCauses = {
  staff: "cancelled-by-staff",
  system: "cancelled-by-system",
} as const satisfies Readonly<Record<CancelledBy, PromptClosed["cause"]>>;

export const cancelPrompt = (
  { duty, stage }: Session,
  { promptId, by }: EventOf<"prompt-cancelled">,
): Result<SessionStep> => {
  if (stage.at !== "prompting" || stage.prompt.promptId !== promptId) return refuse("prompt-not-open");
  return stepTo({ duty, stage: idle }, closePrompt(promptId, "cancelled", cancelCauses[by]));
};

/**
 * 暂不评价, by a citizen's touch: counted as 未评价, like a citizen who walks away, so that staff at the touchscreen can hide
 * no prompt. A prompt that a citizen opened was asked for by no one, and is cancelled.
 */
export const declinePrompt = (
  { duty, stage }: Session,
  { promptId, tap }: EventOf<"prompt-declined">,
  { document }: SessionContext,
): Result<SessionStep> => {
  if (stage.at !== "prompting" || stage.prompt.promptId !== promptId) return refuse("prompt-not-open");
  if (!isCitizensTap(tap, document.policy)) return refuse("touch-required");
  const outcome = stage.prompt.source === "walk-up" ? "cancelled" : "unanswered";
  return stepTo({ duty, stage: idle }, closePrompt(promptId, outcome, "closed-by-citizen"));
};

type PromptClosed = Extract<EntryDraft, { kind: "prompt-closed" }>["body"];

export const closePrompt = (
  promptId: PromptId,
  outcome: PromptClosed["outcome"],
  cause: PromptClosed["cause"],
): EntryDraft => ({ kind: "prompt-closed", body: { promptId, outcome, cause } });
