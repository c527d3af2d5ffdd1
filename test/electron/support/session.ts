import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import type { Level, PromptId } from "../../../contract/words.ts";
import { StaffNumber } from "../../../contract/words.ts";
import {
  type Session,
  type SessionContext,
  type SessionEvent,
  stepSession,
} from "../../../electron/main/visit/session.ts";
import { promptNumber, shiftId } from "../../support/ledger.ts";

export const shift = { shiftId, staffNumber: StaffNumber.parse("1001") };

export const contextAt = (monoMs: number): SessionContext => ({
  unitCode: "330100-XZFW",
  windowNumber: "3",
  configurationVersion: 4,
  promptMs: 30_000,
  thanksMs: 5_000,
  monoMs,
});

export const prompt = {
  promptId: promptNumber(1),
  source: "staff-console",
  transaction: null,
  openedAtMonoMs: 10_000,
  deadlineMonoMs: 40_000,
} as const;

export const phases = {
  "off-duty": { phase: "off-duty" },
  "on-duty": { phase: "on-duty", shift },
  prompting: { phase: "prompting", shift, prompt },
  thanking: { phase: "thanking", shift, deadlineMonoMs: 20_000 },
} as const satisfies Readonly<Record<Session["phase"], Session>>;

export const loggedIn: SessionEvent = { type: "logged-in", shift };
export const loggedOut: SessionEvent = { type: "logged-out" };
export const removed: SessionEvent = { type: "removed-from-roster" };
export const timePassed: SessionEvent = { type: "time-passed" };

export const opened = (promptId: PromptId = promptNumber(1)): SessionEvent => ({
  type: "prompt-opened",
  promptId,
  source: "staff-console",
  transaction: null,
});
export const cancelled = (promptId: PromptId = promptNumber(1)): SessionEvent => ({
  type: "prompt-cancelled",
  promptId,
});
export const rated = (level: Level, promptId: PromptId = promptNumber(1)): SessionEvent => ({
  type: "rated",
  promptId,
  level,
});

/** The new session and its drafts, or the code of the problem. */
export const stepped = (
  session: Session,
  event: SessionEvent,
  monoMs = 12_345.6,
): { readonly session: Session; readonly drafts: readonly EntryDraft[] } | ProblemCode => {
  const result = stepSession(session, event, contextAt(monoMs));
  return result.ok ? result.value : result.problem.code;
};
