import { type PromptSource, servedOf } from "../../../contract/ledger/bodies/prompt.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import type { PromptId } from "../../../contract/words.ts";
import {
  type EventOf,
  idle,
  refuse,
  type Session,
  type SessionContext,
  type SessionStep,
  type Stage,
  stepTo,
} from "./session.ts";

/** Why nothing new may be begun now; the thanks may be cut short by the next citizen, a pen may not. */
export const busyWith = ({ at }: Stage): ProblemCode | undefined => {
  if (at === "prompting") return "prompt-already-open";
  return at === "reasons" || at === "changing" || at === "writing" ? "citizen-busy" : undefined;
};

export const openPrompt = (
  { duty, stage }: Session,
  { promptId, source, transactions }: EventOf<"prompt-opened">,
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
      body: { promptId, shiftId, staffNumber, source, ...servedOf(transactions), timeoutMs: promptMs },
    },
  );
};

/** Whoever opened it cancels it. */
const cancelCauses = {
  "staff-console": "cancelled-by-staff",
  "counter-api": "cancelled-by-system",
  "queue-system": "cancelled-by-system",
  "walk-up": "closed-by-citizen",
} as const satisfies Readonly<Record<PromptSource, PromptClosed["cause"]>>;

export const cancelPrompt = ({ duty, stage }: Session, promptId: PromptId): Result<SessionStep> => {
  if (stage.at !== "prompting" || stage.prompt.promptId !== promptId) return refuse("prompt-not-open");
  return stepTo({ duty, stage: idle }, closePrompt(promptId, "cancelled", cancelCauses[stage.prompt.source]));
};

type PromptClosed = Extract<EntryDraft, { kind: "prompt-closed" }>["body"];

export const closePrompt = (
  promptId: PromptId,
  outcome: PromptClosed["outcome"],
  cause: PromptClosed["cause"],
): EntryDraft => ({ kind: "prompt-closed", body: { promptId, outcome, cause } });
