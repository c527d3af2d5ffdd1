import { assertNever } from "../../../contract/assert-never.ts";
import { problem } from "../../../contract/problems/problem.ts";
import type { Session } from "../visit/session.ts";
import { answered, changeSeat, connect, endOverdue, fail, logIn, probe, refuseLogin } from "./link-steps.ts";
import { followPause, followQuest, operate, pushedPauseReason, takeQuest } from "./push-steps.ts";
import {
  noted,
  type QueueContext,
  type QueueInput,
  type QueueState,
  type QueueStep,
  queueStep,
  wantedSeat,
} from "./queue-state.ts";
import { endSubmit, giveUp, settleUnknown, submit } from "./submit-steps.ts";
import { decodeMessage, type QueueMessage } from "./wire.ts";

/** A pause that was pushed before a restart is still a pushed one. */
export const firstState = ({ duty }: Session): QueueState => ({
  link: { at: "down", retryAtMs: 0, after: null },
  failures: 0,
  quest: null,
  pause: duty.state === "paused" && duty.reason.zh === pushedPauseReason.zh ? "pushed" : "none",
  problem: null,
  lost: null,
});

/**
 * Applies an input from outside; a pure function. It begins nothing: that is for `nextStep`, after the entries are on
 * disk.
 */
export const stepQueue = (state: QueueState, input: QueueInput, context: QueueContext): QueueStep => {
  const { link } = state;
  switch (input.type) {
    case "connected": {
      if (link.at !== "connecting") return queueStep(state);
      const up = { at: "up", seat: link.seat, isLoggedIn: false, waiting: null, probeAtMs: context.monoMs } as const;
      return queueStep({ ...state, link: up });
    }
    case "disconnected": {
      if (link.at === "down") return queueStep(state);
      const { url } = link.seat;
      return fail(state, problem("queue-system-unreachable", { url, reason: input.reason }), context);
    }
    case "received":
      return hear(state, decodeMessage(input.text), context);
    default:
      return assertNever(input);
  }
};

const hear = (state: QueueState, message: QueueMessage, context: QueueContext): QueueStep => {
  switch (message.type) {
    case "reply":
      return takeReply(state, message, context);
    case "rate-quest":
      return takeQuest(state, message.call, context);
    case "call-refused": {
      const found = problem("queue-system-call-refused", { url: context.policy.url, rateId: message.shownId });
      return queueStep({ ...state, problem: noted(state.problem, found) });
    }
    case "operate":
      return operate(state, message.operate, context);
    case "unclear": {
      const found = problem("queue-system-answer-unclear", { url: context.policy.url });
      return queueStep({ ...state, problem: noted(state.problem, found) });
    }
    default:
      return assertNever(message);
  }
};

/**
 * Ignores an answer without a matching request: the service leaves some requests unanswered, so answers cannot be
 * matched by counting.
 */
const takeReply = (
  state: QueueState,
  { request, code }: Extract<QueueMessage, { type: "reply" }>,
  context: QueueContext,
): QueueStep => {
  const { link } = state;
  if (link.at !== "up" || link.waiting?.method !== request) return queueStep(state);
  const { method, rateId } = link.waiting;
  if (method === "RateSubmit" && rateId !== null) return endSubmit(state, link, rateId, code, context);
  const next = answered(link, context);
  if (method !== "Login") return queueStep({ ...state, link: next, problem: link.isLoggedIn ? null : state.problem });
  if (code !== "0") return refuseLogin(state, link.seat, code, context);
  return queueStep({ ...state, link: { ...next, isLoggedIn: true }, failures: 0, problem: null });
};

const rules = [
  settleUnknown,
  endOverdue,
  changeSeat,
  connect,
  probe,
  logIn,
  giveUp,
  submit,
  followQuest,
  followPause,
] as const;

/**
 * The first step that is due; undefined where none is. A pure function. Call it until it returns undefined: every rule
 * removes its own cause.
 */
export const nextStep = (state: QueueState, context: QueueContext): QueueStep | undefined => {
  for (const rule of rules) {
    const step = rule(state, context);
    if (step) return step;
  }
  return undefined;
};

/** The next time at which a step becomes due without an event, on the monotonic clock; undefined where none does. */
export const deadlineOf = ({ link, quest }: QueueState, context: QueueContext): number | undefined => {
  const times = quest ? [quest.untilMs] : [];
  if (link.at === "down") times.push(...(wantedSeat(context) ? [link.retryAtMs] : []));
  else if (link.at === "connecting") times.push(link.deadlineMs);
  else times.push(link.waiting?.deadlineMs ?? link.probeAtMs);
  return times.length === 0 ? undefined : Math.min(...times);
};
