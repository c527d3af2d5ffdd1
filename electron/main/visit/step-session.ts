import { assertNever } from "../../../contract/assert-never.ts";
import type { Result } from "../../../contract/result.ts";
import { isChangeOpen, isCitizensTap, touchedAt } from "./change-time.ts";
import { endShift, explain, handOver, logIn, pause, resume } from "./duty-steps.ts";
import { acceptanceMs, answerQuestion, giveOpinion, makeComplaint, openForm } from "./form-steps.ts";
import { cancelPrompt, closePrompt, declinePrompt, openPrompt } from "./prompt-steps.ts";
import {
  asksForReason,
  beginChange,
  changingFor,
  chooseTags,
  giveComment,
  hasReason,
  noteOpenedPage,
  rate,
  withdrawComment,
} from "./rating-steps.ts";
import {
  deadlineOf,
  type EventOf,
  idle,
  type Rated,
  refuse,
  type Session,
  type SessionContext,
  type SessionEvent,
  type SessionStep,
  stepTo,
} from "./session.ts";

/** One step of the visit: a pure function. A refused event leaves the session unchanged. */
export const stepSession = (session: Session, event: SessionEvent, context: SessionContext): Result<SessionStep> => {
  switch (event.type) {
    case "logged-in":
      return logIn(session, event.shift, context);
    case "handed-over":
      return handOver(session, event.shift, context);
    case "logged-out":
    case "forgotten":
    case "removed-from-roster":
      return endShift(session, event.type);
    case "paused":
      return pause(session, event);
    case "resumed":
      return resume(session);
    case "explained":
      return explain(session, event, context);
    case "prompt-opened":
      return openPrompt(session, event, context);
    case "prompt-cancelled":
      return cancelPrompt(session, event);
    case "prompt-declined":
      return declinePrompt(session, event, context);
    case "rated":
      return rate(session, event, context);
    case "page-opened":
      return noteOpenedPage(session, event);
    case "change-begun":
      return beginChange(session, event, context);
    case "tags-chosen":
      return chooseTags(session, event, context);
    case "comment-given":
      return giveComment(session, event, context);
    case "comment-withdrawn":
      return withdrawComment(session, event, context);
    case "form-opened":
      return openForm(session, event, context);
    case "opinion-given":
      return giveOpinion(session, event, context);
    case "complaint-made":
      return makeComplaint(session, event, context);
    case "question-answered":
      return answerQuestion(session, event, context);
    case "left":
      return leave(session, context);
    case "still-here":
      return stayLonger(session, event, context);
    case "time-passed":
      return passTime(session, context);
    default:
      return assertNever(event);
  }
};

/** 完成 or 退出. Stored entries stay. */
const leave = (session: Session, { document, monoMs }: SessionContext): Result<SessionStep> => {
  const { duty, stage } = session;
  const { reasonsMs, thanksMs } = document.policy;
  switch (stage.at) {
    case "idle":
      return stepTo(session);
    case "prompting":
      return refuse("prompt-already-open");
    case "changing":
      return stepTo({ duty, stage: { at: "reasons", rated: stage.rated, deadlineMonoMs: monoMs + reasonsMs } });
    case "reasons":
      if (asksForReason(stage.rated, document) && !hasReason(stage.rated)) return refuse("reason-missing");
      return stepTo({ duty, stage: { at: "thanking", rated: stage.rated, deadlineMonoMs: monoMs + thanksMs } });
    case "thanking":
    case "writing":
    case "received":
    case "accepted":
      return stepTo({ duty, stage: idle });
    default:
      return assertNever(stage);
  }
};

/**
 * Restarts the wait after a touch during reading, writing or noting a number. A prompt and the thanks have a fixed time.
 * Only a citizen's touch extends 改评.
 */
const stayLonger = (
  session: Session,
  { tap, agoMs }: EventOf<"still-here">,
  { document: { policy }, monoMs }: SessionContext,
): Result<SessionStep> => {
  const { duty, stage } = session;
  const touched = (rated: Rated): Rated => (isCitizensTap(tap, policy) ? touchedAt(rated, monoMs - agoMs) : rated);
  switch (stage.at) {
    case "reasons":
      return stepTo({
        duty,
        stage: { ...stage, rated: touched(stage.rated), deadlineMonoMs: monoMs + policy.reasonsMs },
      });
    case "changing":
      if (!isChangeOpen(stage.rated, policy, monoMs)) return stepTo(session);
      return stepTo({ duty, stage: changingFor(touched(stage.rated), policy) });
    case "thanking":
      return stepTo({ duty, stage: { ...stage, rated: touched(stage.rated) } });
    case "writing":
      return stepTo({ duty, stage: { ...stage, deadlineMonoMs: monoMs + policy.formMs } });
    case "accepted":
      return stepTo({ duty, stage: { ...stage, deadlineMonoMs: monoMs + acceptanceMs } });
    default:
      return stepTo(session);
  }
};

/**
 * Ends a stage after its time. The citizen's input so far counts. A prompt without a tap becomes 未评价: an outcome, never
 * a score. After 改评 without a tap, the reasons return for the rest of their time.
 */
const passTime = (session: Session, { document, monoMs }: SessionContext): Result<SessionStep> => {
  const { duty, stage } = session;
  const deadline = deadlineOf(session);
  if (deadline === undefined || monoMs < deadline) return stepTo(session);
  const rested: Session = { duty, stage: idle };
  if (stage.at === "prompting") return stepTo(rested, closePrompt(stage.prompt.promptId, "unanswered", "timed-out"));
  if (stage.at !== "changing") return stepTo(rested);
  const reasonsUntil = stage.rated.touchedAtMonoMs + document.policy.reasonsMs;
  return stepTo(
    reasonsUntil > monoMs
      ? { duty, stage: { at: "reasons", rated: stage.rated, deadlineMonoMs: reasonsUntil } }
      : rested,
  );
};
