import { assertNever } from "../../../contract/assert-never.ts";
import type { Result } from "../../../contract/result.ts";
import { endShift, explain, handOver, logIn, pause, resume } from "./duty-steps.ts";
import { answerQuestion, giveOpinion, makeComplaint, openForm } from "./form-steps.ts";
import { cancelPrompt, closePrompt, openPrompt } from "./prompt-steps.ts";
import {
  asksForReason,
  beginChange,
  chooseTags,
  giveComment,
  hasReason,
  noteOpenedPage,
  rate,
  withdrawComment,
} from "./rating-steps.ts";
import {
  deadlineOf,
  idle,
  refuse,
  type Session,
  type SessionContext,
  type SessionEvent,
  type SessionStep,
  stepTo,
} from "./session.ts";

/** One step of the visit: a pure function. A refused event leaves the session as it was. */
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
    case "rated":
      return rate(session, event, context);
    case "page-opened":
      return noteOpenedPage(session, event);
    case "change-begun":
      return beginChange(session, event.promptId, context);
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
      return stayLonger(session, context);
    case "time-passed":
      return passTime(session, context);
    default:
      return assertNever(event);
  }
};

/** 完成 or 返回. What is on disk stays there. */
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
      return stepTo({ duty, stage: idle });
    default:
      return assertNever(stage);
  }
};

/** A touch where somebody reads or writes: the wait begins anew. A prompt and the thanks have their fixed time. */
const stayLonger = (session: Session, { document, monoMs }: SessionContext): Result<SessionStep> => {
  const { duty, stage } = session;
  const { reasonsMs, formMs } = document.policy;
  if (stage.at === "reasons") return stepTo({ duty, stage: { ...stage, deadlineMonoMs: monoMs + reasonsMs } });
  if (stage.at === "writing") return stepTo({ duty, stage: { ...stage, deadlineMonoMs: monoMs + formMs } });
  return stepTo(session);
};

/** Whoever walks away leaves what they gave. 未评价 is what is written where nobody tapped: an outcome, never a score. */
const passTime = (session: Session, { monoMs }: SessionContext): Result<SessionStep> => {
  const deadline = deadlineOf(session);
  if (deadline === undefined || monoMs < deadline) return stepTo(session);
  const rested: Session = { duty: session.duty, stage: idle };
  if (session.stage.at !== "prompting") return stepTo(rested);
  return stepTo(rested, closePrompt(session.stage.prompt.promptId, "unanswered", "timed-out"));
};
