import { servedOf } from "../../../contract/ledger/bodies/prompt.ts";
import type { Result } from "../../../contract/result.ts";
import type { Policy } from "../../../contract/sync/configuration.ts";
import { isChangeOpen, isCitizensTap, restedMs, touchedAt } from "./change-time.ts";
import {
  type EventOf,
  type OpenPrompt,
  type Rated,
  refuse,
  type Session,
  type SessionContext,
  type SessionStep,
  type Stage,
  stepTo,
} from "./session.ts";

/** 渠道 4: the window evaluator. */
const windowEvaluatorChannel = "4";

/** Gives the rating of the open prompt, or the new level of a rating that is being changed. */
export const rate = (session: Session, event: EventOf<"rated">, context: SessionContext): Result<SessionStep> => {
  const { stage } = session;
  if (!isCitizensTap(event.tap, context.document.policy)) return refuse("touch-required");
  if (stage.at === "prompting" && stage.prompt.promptId === event.promptId)
    return giveRating(session, stage.prompt, event, context);
  if (stage.at === "changing" && stage.rated.promptId === event.promptId)
    return changeRating(session, stage.rated, event, context);
  return refuse("prompt-not-open");
};

const giveRating = (
  { duty }: Session,
  { promptId, shift, source, transactions, openedAtMonoMs }: OpenPrompt,
  { level, tap, followUp }: EventOf<"rated">,
  { document, monoMs }: SessionContext,
): Result<SessionStep> => {
  const hasPage = document.followUp !== null;
  const rated: Rated = {
    promptId,
    level,
    ratedAtMonoMs: monoMs,
    touchedAtMonoMs: monoMs,
    longestRestMs: 0,
    isChanged: false,
    tagCodes: [],
    comment: "",
    followUpToken: hasPage ? followUp.token : null,
    isPageOpened: false,
  };
  const body = {
    promptId,
    shiftId: shift.shiftId,
    unitCode: document.unit.code,
    windowNumber: document.window.number,
    staffNumber: shift.staffNumber,
    source,
    ...servedOf(transactions),
    level,
    channel: windowEvaluatorChannel,
    answeredAfterMs: elapsedMs(openedAtMonoMs, monoMs),
    input: tap.input,
    followUpHash: hasPage ? followUp.hash : null,
  };
  return stepTo({ duty, stage: reasonsFor(rated, document, monoMs) }, { kind: "rating-given", body });
};

/**
 * The same level again is no change, and leaves 改评 open. Another level drops the tags, which belong to a level; the
 * comment stays.
 */
const changeRating = (
  { duty }: Session,
  rated: Rated,
  { level, tap }: EventOf<"rated">,
  { document, monoMs }: SessionContext,
): Result<SessionStep> => {
  if (!isChangeOpen(rated, document.policy, monoMs)) return refuse("change-closed");
  const touched = touchedAt(rated, monoMs);
  if (level === rated.level) return stepTo({ duty, stage: reasonsFor(touched, document, monoMs) });
  const changed: Rated = { ...touched, level, isChanged: true, tagCodes: [] };
  const body = {
    promptId: rated.promptId,
    level,
    changedAfterMs: elapsedMs(rated.ratedAtMonoMs, monoMs),
    input: tap.input,
    restedMs: Math.round(restedMs(rated, monoMs)),
  };
  return stepTo({ duty, stage: reasonsFor(changed, document, monoMs) }, { kind: "rating-changed", body });
};

export const beginChange = (
  { duty, stage }: Session,
  { promptId, tap }: EventOf<"change-begun">,
  { document: { policy }, monoMs }: SessionContext,
): Result<SessionStep> => {
  const rated = stage.at === "reasons" || stage.at === "thanking" ? stage.rated : undefined;
  if (rated?.promptId !== promptId) return refuse("prompt-not-open");
  if (!isCitizensTap(tap, policy)) return refuse("touch-required");
  if (rated.isChanged) return refuse("already-changed");
  if (!isChangeOpen(rated, policy, monoMs)) return refuse("change-closed");
  return stepTo({ duty, stage: changingFor(touchedAt(rated, monoMs), policy) });
};

/** The levels stay on the screen as long as 改评 is open. */
export const changingFor = (rated: Rated, { changeWithinMs }: Policy): Stage => ({
  at: "changing",
  rated,
  deadlineMonoMs: rated.touchedAtMonoMs + changeWithinMs,
});

/** Orders the tags as in the shipped set; an unchanged choice is not written again. */
export const chooseTags = (
  session: Session,
  { promptId, tagCodes }: EventOf<"tags-chosen">,
  { document, monoMs }: SessionContext,
): Result<SessionStep> => {
  const { duty, stage } = session;
  if (stage.at !== "reasons" || stage.rated.promptId !== promptId) return refuse("prompt-not-open");
  const { rated } = stage;
  const known = document.levels.find(({ level }) => level === rated.level)?.tags.map(({ code }) => code) ?? [];
  if (tagCodes.some((code) => !known.includes(code))) return refuse("tag-unknown");
  const chosen = known.filter((code) => tagCodes.includes(code));
  const next = { duty, stage: reasonsFor({ ...rated, tagCodes: chosen }, document, monoMs) };
  if (chosen.join() === rated.tagCodes.join()) return stepTo(next);
  return stepTo(next, { kind: "tags-chosen", body: { promptId, tagCodes: chosen } });
};

export const giveComment = (
  { duty, stage }: Session,
  { promptId, text }: EventOf<"comment-given">,
  { document, monoMs }: SessionContext,
): Result<SessionStep> => {
  if (stage.at !== "reasons" || stage.rated.promptId !== promptId) return refuse("prompt-not-open");
  const comment = text.trim();
  const next = { duty, stage: reasonsFor({ ...stage.rated, comment }, document, monoMs) };
  if (comment === stage.rated.comment) return stepTo(next);
  return stepTo(next, { kind: "comment-given", body: { promptId, text: comment } });
};

export const withdrawComment = (
  { duty, stage }: Session,
  { promptId }: EventOf<"comment-withdrawn">,
  { document, monoMs }: SessionContext,
): Result<SessionStep> => {
  if (stage.at !== "reasons" || stage.rated.promptId !== promptId) return refuse("prompt-not-open");
  const next = { duty, stage: reasonsFor({ ...stage.rated, comment: "" }, document, monoMs) };
  if (stage.rated.comment === "") return stepTo(next);
  return stepTo(next, { kind: "comment-withdrawn", body: { promptId } });
};

/** Ignores the page of another rating; the deadline of the stage stays the same. */
export const noteOpenedPage = ({ duty, stage }: Session, { token }: EventOf<"page-opened">): Result<SessionStep> => {
  if (!("rated" in stage) || stage.rated.followUpToken !== token) return stepTo({ duty, stage });
  return stepTo({ duty, stage: { ...stage, rated: { ...stage.rated, isPageOpened: true } } });
};

/** 差评 asks for a reason. */
export const asksForReason = ({ level }: Rated, { levels }: SessionContext["document"]): boolean =>
  levels.some((words) => words.level === level && words.negative);

export const hasReason = ({ tagCodes, comment }: Rated): boolean => tagCodes.length > 0 || comment !== "";

const reasonsFor = (rated: Rated, { policy }: SessionContext["document"], monoMs: number): Stage => ({
  at: "reasons",
  rated,
  deadlineMonoMs: monoMs + policy.reasonsMs,
});

const elapsedMs = (fromMonoMs: number, toMonoMs: number): number => Math.max(0, Math.round(toMonoMs - fromMonoMs));
