import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { problem } from "../../../contract/problems/problem.ts";
import type { PromptId } from "../../../contract/words.ts";
import type { OwedSubmit } from "../../../db/ledger/queue-submits.ts";
import { shownText } from "../../wire/shown-text.ts";
import type { Session } from "../visit/session.ts";
import { answered, ask, refuseLogin } from "./link-steps.ts";
import {
  isOwedBy,
  isSameSeat,
  type Link,
  type QueueContext,
  type QueueState,
  type QueueStep,
  queueStep,
  wantedSeat,
} from "./queue-state.ts";

/** Whether the citizen may still change the rating: a mark cannot be taken back. */
const mayChange = ({ stage }: Session, promptId: PromptId): boolean =>
  "rated" in stage && stage.rated.promptId === promptId;

const ended = (
  rateId: string,
  outcome: Extract<EntryDraft, { kind: "queue-submit-ended" }>["body"]["outcome"],
): EntryDraft => ({ kind: "queue-submit-ended", body: { rateId, outcome } });

const isInFlight = ({ link }: QueueState, { rateId }: OwedSubmit): boolean =>
  link.at === "up" && link.waiting?.rateId === rateId;

/**
 * What left and was not answered, because the link broke, the time ran out or the power went, is `unknown` for ever: the
 * service stores what it gets twice twice, and has no way to ask what it holds.
 */
export const settleUnknown = (state: QueueState, { owed }: QueueContext): QueueStep | undefined => {
  const cut = owed.find((one) => one.mayHaveLeft && !isInFlight(state, one));
  if (!cut) return undefined;
  const { rateId } = cut;
  return queueStep(
    { ...state, lost: problem("queue-system-submit-unknown", { rateId: shownText(rateId) }) },
    [],
    [ended(rateId, "unknown")],
  );
};

/** The service books what it gets to whoever is logged in. What another one is owed must not go under this name. */
export const giveUp = (state: QueueState, context: QueueContext): QueueStep | undefined => {
  const { link } = state;
  if (link.at !== "up" || !link.isLoggedIn || !isSameSeat(link.seat, wantedSeat(context))) return undefined;
  const stranger = context.owed.find((owed) => !owed.mayHaveLeft && !isOwedBy(owed, link.seat));
  if (!stranger) return undefined;
  const { rateId } = stranger;
  return queueStep(
    { ...state, lost: problem("queue-system-submit-given-up", { rateId: shownText(rateId) }) },
    [],
    [ended(rateId, "given-up")],
  );
};

export const submit = (state: QueueState, context: QueueContext): QueueStep | undefined => {
  const { link } = state;
  if (link.at !== "up" || link.waiting || !link.isLoggedIn) return undefined;
  const due = context.owed.find(
    (owed) => !owed.mayHaveLeft && isOwedBy(owed, link.seat) && !mayChange(context.session, owed.promptId),
  );
  if (!due) return undefined;
  const { rateId, promptId } = due;
  const marks = context.policy.marks[due.level];
  const begun: EntryDraft = { kind: "queue-submit-begun", body: { rateId, promptId } };
  return ask(state, link, { method: "RateSubmit", rateId, marks }, context, [begun]);
};

/**
 * "0" stored it. "1000" says that nobody is logged in, so that it surely was not: the link is given up and it goes out
 * after another login, in minutes, for it should never happen. Every other code is final: 1003 stands for a call that
 * is not known there as well as for a database that failed, and what failed once is not worth a second row.
 */
export const endSubmit = (
  state: QueueState,
  link: Extract<Link, { at: "up" }>,
  rateId: string,
  code: string,
  context: QueueContext,
): QueueStep => {
  const next = { ...state, link: answered(link, context) };
  if (code === "0") return queueStep(next, [], [ended(rateId, "accepted")]);
  if (code === "1000") return { ...refuseLogin(next, link.seat, code, context), drafts: [ended(rateId, "not-taken")] };
  const lost = problem("queue-system-submit-refused", { rateId: shownText(rateId), answer: code });
  return queueStep({ ...next, lost }, [], [ended(rateId, "refused")]);
};
