import { assertNever } from "../../../contract/assert-never.ts";
import type { PromptSource, Transaction } from "../../../contract/ledger/bodies/prompt.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Level, PromptId, ShiftId, StaffNumber } from "../../../contract/words.ts";

export interface Shift {
  readonly shiftId: ShiftId;
  readonly staffNumber: StaffNumber;
}

export interface OpenPrompt {
  readonly promptId: PromptId;
  readonly source: PromptSource;
  readonly transaction: Transaction | null;
  readonly openedAtMonoMs: number;
  readonly deadlineMonoMs: number;
}

/** Who serves and what the citizen is being asked: the truth of a visit. */
export type Session =
  | { readonly phase: "off-duty" }
  | { readonly phase: "on-duty"; readonly shift: Shift }
  | { readonly phase: "prompting"; readonly shift: Shift; readonly prompt: OpenPrompt }
  | { readonly phase: "thanking"; readonly shift: Shift; readonly deadlineMonoMs: number };

export type SessionEvent =
  | { readonly type: "logged-in"; readonly shift: Shift }
  | { readonly type: "logged-out" }
  | { readonly type: "removed-from-roster" }
  | {
      readonly type: "prompt-opened";
      readonly promptId: PromptId;
      readonly source: PromptSource;
      readonly transaction: Transaction | null;
    }
  | { readonly type: "prompt-cancelled"; readonly promptId: PromptId }
  | { readonly type: "rated"; readonly promptId: PromptId; readonly level: Level }
  | { readonly type: "time-passed" };

/** What a step may know besides the session: where it stands, the policy, and the monotonic clock. */
export interface SessionContext {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly configurationVersion: number;
  readonly promptMs: number;
  readonly thanksMs: number;
  readonly monoMs: number;
}

/** The session after an event, and the entries that must be on disk before anybody may see it. */
export interface SessionStep {
  readonly session: Session;
  readonly drafts: readonly EntryDraft[];
}

/** 渠道 4: the window evaluator. */
const windowEvaluatorChannel = "4";

/** One step of the visit: a pure function. A refused event leaves the session as it was. */
export const stepSession = (session: Session, event: SessionEvent, context: SessionContext): Result<SessionStep> => {
  switch (event.type) {
    case "logged-in":
      return logIn(session, event.shift, context);
    case "logged-out":
      return endShift(session, "logged-out");
    case "removed-from-roster":
      return endShift(session, "removed-from-roster");
    case "prompt-opened":
      return openPrompt(session, event, context);
    case "prompt-cancelled":
      return cancelPrompt(session, event.promptId);
    case "rated":
      return rate(session, event, context);
    case "time-passed":
      return passTime(session, context);
    default:
      return assertNever(event);
  }
};

/** When `time-passed` is due, on the monotonic clock; undefined where nothing is waiting. */
export const deadlineOf = (session: Session): number | undefined => {
  if (session.phase === "prompting") return session.prompt.deadlineMonoMs;
  return session.phase === "thanking" ? session.deadlineMonoMs : undefined;
};

const step = (session: Session, ...drafts: readonly EntryDraft[]): Result<SessionStep> => success({ session, drafts });

const logIn = (session: Session, shift: Shift, context: SessionContext): Result<SessionStep> => {
  if (session.phase !== "off-duty") return failure(problem("already-on-duty"));
  const { unitCode, windowNumber, configurationVersion } = context;
  const body = { ...shift, unitCode, windowNumber, configurationVersion };
  return step({ phase: "on-duty", shift }, { kind: "shift-started", body });
};

const endShift = (session: Session, cause: "logged-out" | "removed-from-roster"): Result<SessionStep> => {
  if (session.phase === "off-duty") return failure(problem("not-on-duty"));
  const ended: EntryDraft = { kind: "shift-ended", body: { shiftId: session.shift.shiftId, cause } };
  if (session.phase !== "prompting") return step({ phase: "off-duty" }, ended);
  return step({ phase: "off-duty" }, closed(session.prompt.promptId, "cancelled", "shift-ended"), ended);
};

const openPrompt = (
  session: Session,
  event: Extract<SessionEvent, { type: "prompt-opened" }>,
  { monoMs, promptMs }: SessionContext,
): Result<SessionStep> => {
  if (session.phase === "off-duty") return failure(problem("not-on-duty"));
  if (session.phase === "prompting") return failure(problem("prompt-already-open"));
  const { shift } = session;
  const { promptId, source, transaction } = event;
  const prompt = { promptId, source, transaction, openedAtMonoMs: monoMs, deadlineMonoMs: monoMs + promptMs };
  const body = { promptId, ...shift, source, transaction, timeoutMs: promptMs };
  return step({ phase: "prompting", shift, prompt }, { kind: "prompt-opened", body });
};

const cancelPrompt = (session: Session, promptId: PromptId): Result<SessionStep> => {
  if (session.phase !== "prompting" || session.prompt.promptId !== promptId) return failure(problem("prompt-not-open"));
  return step({ phase: "on-duty", shift: session.shift }, closed(promptId, "cancelled", "cancelled-by-staff"));
};

const rate = (
  session: Session,
  { promptId, level }: Extract<SessionEvent, { type: "rated" }>,
  { unitCode, windowNumber, monoMs, thanksMs }: SessionContext,
): Result<SessionStep> => {
  if (session.phase !== "prompting" || session.prompt.promptId !== promptId) return failure(problem("prompt-not-open"));
  const { shift, prompt } = session;
  const body = {
    promptId,
    ...shift,
    unitCode,
    windowNumber,
    source: prompt.source,
    transaction: prompt.transaction,
    level,
    channel: windowEvaluatorChannel,
    answeredAfterMs: Math.max(0, Math.round(monoMs - prompt.openedAtMonoMs)),
  };
  return step({ phase: "thanking", shift, deadlineMonoMs: monoMs + thanksMs }, { kind: "rating-given", body });
};

/** 未评价 is what is written where nobody tapped. It is an outcome, never a score. */
const passTime = (session: Session, { monoMs }: SessionContext): Result<SessionStep> => {
  const deadline = deadlineOf(session);
  if (deadline === undefined || monoMs < deadline || session.phase === "off-duty") return step(session);
  const rested: Session = { phase: "on-duty", shift: session.shift };
  if (session.phase !== "prompting") return step(rested);
  return step(rested, closed(session.prompt.promptId, "unanswered", "timed-out"));
};

type PromptClosed = Extract<EntryDraft, { kind: "prompt-closed" }>["body"];

const closed = (promptId: PromptId, outcome: PromptClosed["outcome"], cause: PromptClosed["cause"]): EntryDraft => ({
  kind: "prompt-closed",
  body: { promptId, outcome, cause },
});
