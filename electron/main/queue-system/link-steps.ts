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

/** Time limit of the handshake: the service does not answer one that it rejects. */
const connectWithinMs = 10_000;
/** Time limit of an answer. The service's database may be slow, but after this time no answer will come. */
const answerWithinMs = 20_000;
/** Interval of test requests: the service neither answers nor sends pings, so only an answer proves that it runs. */
const probeEveryMs = 60_000;
/** Pause after a refused login, which is refused again until it is corrected. */
const refusedForMs = 240_000;
const refusedJitterMs = 120_000;

type Up = Extract<Link, { at: "up" }>;

/** Sends a request. Call it only while no other request waits for an answer. */
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

/** After any answer: it proves that the service runs. */
export const answered = (link: Up, { monoMs }: QueueContext): Up => ({
  ...link,
  waiting: null,
  probeAtMs: monoMs + probeEveryMs,
});

/** Drops a failed link and retries after a growing wait with full jitter. */
export const fail = (state: QueueState, found: Problem, { monoMs, random }: QueueContext): QueueStep => {
  const failures = state.failures + 1;
  return drop({ ...state, failures, problem: noted(state.problem, found) }, monoMs + backOffMs(failures, random));
};

/** Drops the link after a refused login and retries in minutes. */
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

/** Ends a link whose request was not answered in time: a late answer could not be told from the next one. */
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
  // The service has just answered another request. Silence after a login means that it does not know the user.
  if (waiting.method === "Login") return refuseLogin(state, link.seat, "no answer", context);
  const facts = { url, waitSeconds: answerWithinMs / 1_000, method: waiting.method };
  return fail(state, problem("queue-system-silent", facts), context);
};

/**
 * Opens a new connection for every new seat: after a failed login on the old one the service would still book to the
 * old user. A seat whose user has ratings to submit is kept until they are sent, so that none is booked to the next
 * user.
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

/** Sends the first request, which needs no login: a service that answers it and not the login has refused the login. */
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
