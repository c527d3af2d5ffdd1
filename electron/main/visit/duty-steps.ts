import type { ShiftEndCause } from "../../../contract/ledger/bodies/shift.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { Result } from "../../../contract/result.ts";
import { closePrompt } from "./prompt-steps.ts";
import {
  type EventOf,
  idle,
  refuse,
  type Session,
  type SessionContext,
  type SessionStep,
  type Shift,
  stepTo,
} from "./session.ts";

export const logIn = (session: Session, shift: Shift, { document }: SessionContext): Result<SessionStep> => {
  if (session.duty.state !== "off") return refuse("already-on-duty");
  return stepTo({ duty: { state: "on", shift }, stage: session.stage }, startedIn(document, shift));
};

/**
 * 交接: a colleague takes over the window. One shift ends and the next begins in one transaction; a citizen who is
 * writing goes on. An open prompt must be answered first, because it is about the first member of staff.
 */
export const handOver = ({ duty, stage }: Session, shift: Shift, { document }: SessionContext): Result<SessionStep> => {
  if (duty.state === "off") return refuse("not-on-duty");
  if (duty.shift.staffNumber === shift.staffNumber) return refuse("handed-to-oneself");
  if (stage.at === "prompting") return refuse("prompt-already-open");
  const ended = endedBy("handed-over", duty.shift);
  return stepTo({ duty: { state: "on", shift }, stage }, ended, startedIn(document, shift));
};

const startedIn = ({ unit, window, version }: SessionContext["document"], shift: Shift): EntryDraft => ({
  kind: "shift-started",
  body: { ...shift, unitCode: unit.code, windowNumber: window.number, configurationVersion: version },
});

const endedBy = (cause: ShiftEndCause, { shiftId }: Shift): EntryDraft => ({
  kind: "shift-ended",
  body: { shiftId, cause },
});

/**
 * Ends the shift; a citizen who is writing goes on. Staff end no shift under an open prompt: it would take the screen
 * from a citizen who is about to rate. A new roster and the schedule cancel the prompt.
 */
export const endShift = (session: Session, cause: Exclude<ShiftEndCause, "handed-over">): Result<SessionStep> => {
  const { duty, stage } = session;
  if (duty.state === "off") return refuse("not-on-duty");
  if (cause === "logged-out" && stage.at === "prompting") return refuse("prompt-already-open");
  const ended = endedBy(cause, duty.shift);
  if (stage.at !== "prompting") return stepTo({ duty: { state: "off" }, stage }, ended);
  const cancelled = closePrompt(stage.prompt.promptId, "cancelled", "shift-ended");
  return stepTo({ duty: { state: "off" }, stage: idle }, cancelled, ended);
};

/** 申诉: an explanation about a service by the member of staff on duty. The screen stays as it is. */
export const explain = (
  session: Session,
  { explanationId, transactionRef, text }: EventOf<"explained">,
  { document: { unit, window } }: SessionContext,
): Result<SessionStep> => {
  if (session.duty.state === "off") return refuse("not-on-duty");
  const { shiftId, staffNumber } = session.duty.shift;
  const where = { unitCode: unit.code, windowNumber: window.number };
  return stepTo(session, {
    kind: "explanation-given",
    body: { explanationId, shiftId, staffNumber, ...where, transactionRef: transactionRef.trim(), text: text.trim() },
  });
};

export const pause = (session: Session, { reason, until }: EventOf<"paused">): Result<SessionStep> => {
  const { duty, stage } = session;
  if (duty.state === "off") return refuse("not-on-duty");
  if (duty.state === "paused") return refuse("already-paused");
  if (stage.at === "prompting") return refuse("prompt-already-open");
  const { shift } = duty;
  return stepTo(
    { duty: { state: "paused", shift, reason, until }, stage },
    { kind: "shift-paused", body: { shiftId: shift.shiftId, reason, until } },
  );
};

export const resume = ({ duty, stage }: Session): Result<SessionStep> => {
  if (duty.state !== "paused") return refuse("not-paused");
  const { shift } = duty;
  return stepTo({ duty: { state: "on", shift }, stage }, { kind: "shift-resumed", body: { shiftId: shift.shiftId } });
};
