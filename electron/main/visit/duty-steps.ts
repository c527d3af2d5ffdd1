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
  const { unit, window, version } = document;
  const place = { unitCode: unit.code, windowNumber: window.number, configurationVersion: version };
  return stepTo(
    { duty: { state: "on", shift }, stage: session.stage },
    { kind: "shift-started", body: { ...shift, ...place } },
  );
};

/** An open prompt goes with the shift; somebody who is writing writes on. */
export const endShift = (session: Session, cause: "logged-out" | "removed-from-roster"): Result<SessionStep> => {
  const { duty, stage } = session;
  if (duty.state === "off") return refuse("not-on-duty");
  const ended: EntryDraft = { kind: "shift-ended", body: { shiftId: duty.shift.shiftId, cause } };
  if (stage.at !== "prompting") return stepTo({ duty: { state: "off" }, stage }, ended);
  const cancelled = closePrompt(stage.prompt.promptId, "cancelled", "shift-ended");
  return stepTo({ duty: { state: "off" }, stage: idle }, cancelled, ended);
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
