import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { backOffMs } from "../../wire/retry-policy.ts";
import {
  isOwedBy,
  isSameSeat,
  type Link,
  noted,
  type QueueContext,
  type QueueState,
  type QueueStep,
  queueStep,
  type Seat,
  wantedSeat,
} from "./queue-state.ts";
import { encodeRequest, type QueueRequest } from "./wire.ts";

/** A handshake that the service does not like is not answered at all. */
const connectWithinMs = 10_000;
/** Its own database may be slow; what is silent for longer will not answer any more. */
const answerWithinMs = 20_000;
/** It answers no ping and sends none: only an answer shows that the other end lives. */
const probeEveryMs = 60_000;
/** A login that was refused is refused again until somebody has mended it. */
const refusedForMs = 240_000;
const refusedJitterMs = 120_000;

type Up = Extract<Link, { at: "up" }>;

/** Sends a request; the caller has seen to it that nothing else waits for an answer. */
export const ask = (
  state: QueueState,
  link: Up,
  request: QueueRequest,
  { monoMs }: QueueContext,
  drafts: QueueStep["drafts"] = [],
): QueueStep => {
  const rateId = request.method === "RateSubmit" ? request.rateId : null;
  const waiting = { method: request.method, rateId, deadlineMs: monoMs + answerWithinMs };
  return queueStep({ ...state, link: { ...link, waiting } }, [{ type: "send", text: encodeRequest(request) }], drafts);
};

/** Any answer is a sign of life. */
export const answered = (link: Up, { monoMs }: QueueContext): Up => ({
  ...link,
  waiting: null,
  probeAtMs: monoMs + probeEveryMs,
});

/** The link failed: another attempt after a wait that grows, with full jitter. */
export const fail = (state: QueueState, found: Problem, { monoMs, random }: QueueContext): QueueStep => {
  const failures = state.failures + 1;
  return drop({ ...state, failures, problem: noted(state.problem, found) }, monoMs + backOffMs(failures, random));
};

/** The service answers, and will not have us: another attempt in minutes. */
export const refuseLogin = (state: QueueState, seat: Seat, reason: string, context: QueueContext): QueueStep => {
  const { windowNumber, userCode } = seat;
  const found = problem("queue-system-login-refused", { windowNumber, userCode, reason });
  return drop({ ...state, problem: noted(state.problem, found) }, context.monoMs + refusedWaitMs(context));
};

const refusedWaitMs = ({ random }: QueueContext): number => refusedForMs + Math.round(random() * refusedJitterMs);

const drop = (state: QueueState, retryAtMs: number): QueueStep => {
  const after = state.link.at === "down" ? state.link.after : state.link.seat;
  return queueStep({ ...state, link: { at: "down", retryAtMs, after } }, [{ type: "disconnect" }]);
};

/** What was not answered in time ends the link: an answer that came later could not be told from the next one. */
export const endOverdue = (state: QueueState, context: QueueContext): QueueStep | undefined => {
  const { link } = state;
  if (link.at === "down") return undefined;
  const { url } = link.seat;
  if (link.at === "connecting") {
    if (context.monoMs < link.deadlineMs) return undefined;
    return fail(state, problem("queue-system-unreachable", { url, reason: "ETIMEDOUT" }), context);
  }
  const { waiting } = link;
  if (!waiting || context.monoMs < waiting.deadlineMs) return undefined;
  // It has just answered another request: silence here is how it says that it knows no such user.
  if (waiting.method === "Login") return refuseLogin(state, link.seat, "no answer", context);
  const facts = { url, waitSeconds: answerWithinMs / 1_000, method: waiting.method };
  return fail(state, problem("queue-system-silent", facts), context);
};

/**
 * A new connection for every new seat: on the old one a login that fails would leave the old user in place. Whoever has
 * ratings to hand on keeps theirs until that is done, so that nothing is booked to the one who comes next.
 */
export const changeSeat = (state: QueueState, context: QueueContext): QueueStep | undefined => {
  const { link } = state;
  if (link.at === "down" || isSameSeat(link.seat, wantedSeat(context))) return undefined;
  const isNeeded = link.at === "up" && link.isLoggedIn && context.owed.some((owed) => isOwedBy(owed, link.seat));
  if (isNeeded) return undefined;
  return queueStep({ ...state, link: { at: "down", retryAtMs: context.monoMs, after: null } }, [
    { type: "disconnect" },
  ]);
};

export const connect = (state: QueueState, context: QueueContext): QueueStep | undefined => {
  const { link } = state;
  const seat = wantedSeat(context);
  if (link.at !== "down" || !seat) return undefined;
  if (context.monoMs < link.retryAtMs && isSameSeat(link.after, seat)) return undefined;
  return queueStep({ ...state, link: { at: "connecting", seat, deadlineMs: context.monoMs + connectWithinMs } }, [
    { type: "connect", url: seat.url },
  ]);
};

/** The first request is one that needs no login: whoever answers it and then is silent has refused the login. */
export const probe = (state: QueueState, context: QueueContext): QueueStep | undefined => {
  const { link } = state;
  if (link.at !== "up" || link.waiting || context.monoMs < link.probeAtMs) return undefined;
  return ask(state, link, { method: "GetWindowList" }, context);
};

export const logIn = (state: QueueState, context: QueueContext): QueueStep | undefined => {
  const { link } = state;
  if (link.at !== "up" || link.waiting || link.isLoggedIn) return undefined;
  const { windowNumber, userCode } = link.seat;
  return ask(state, link, { method: "Login", windowNumber, userCode }, context);
};
