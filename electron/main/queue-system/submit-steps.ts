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

/** Whether the citizen may still change the rating: a submitted mark cannot be taken back. */
const mayChange = ({ stage }: Session, promptId: PromptId): boolean =>
  "rated" in stage && stage.rated.promptId === promptId;

const ended = (
  rateId: string,
  outcome: Extract<EntryDraft, { kind: "queue-submit-ended" }>["body"]["outcome"],
): EntryDraft => ({ kind: "queue-submit-ended", body: { rateId, outcome } });

const isInFlight = ({ link }: QueueState, { rateId }: OwedSubmit): boolean =>
  link.at === "up" && link.waiting?.rateId === rateId;

/**
 * Settles a submit that was sent and not answered, because the link broke, the time ran out or the power failed:
 * `unknown`, permanently. The service stores a repeated submit a second time, and offers no query for stored ones.
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

/** Gives up the ratings of another user: the service books every submit to the user who is logged in. */
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
 * "0": stored. "1000": not logged in, so not stored; drops the link and submits again after the next login, in minutes,
 * because this should never happen. Every other code is final: 1003 means an unknown call as well as a failed database,
 * and a retry could store a second row.
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
