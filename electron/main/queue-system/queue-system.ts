import type { Problem } from "../../../contract/problems/problem.ts";
import type { QueueSystemStatus } from "../../../contract/queue-system.ts";
import { type Result, success } from "../../../contract/result.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock, SetTimer } from "../../wire/clock.ts";
import { type Counter, counterOver } from "../counter/counter.ts";
import type { Visit } from "../visit/visit.ts";
import { pushLog } from "./push-log.ts";
import { pushedPauseReason } from "./push-steps.ts";
import { type OpenQueueLink, openLinkHolder, openQueueLink } from "./queue-link.ts";
import {
  type CounterAction,
  isLinkAction,
  isLoggedIn,
  type QueueAction,
  type QueueContext,
  type QueueInput,
  type QueueStep,
} from "./queue-state.ts";
import { statusOf, unencrypted } from "./queue-status.ts";
import { deadlineOf, firstState, nextStep, stepQueue } from "./step-queue.ts";

export interface QueueSystemParts {
  readonly store: Store;
  readonly visit: Visit;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly setTimer: SetTimer;
  readonly log: (event: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly logProblem: (event: string, found: Problem) => void;
  /** Entries were written that are not from the visit, and have to be uploaded. */
  readonly appended: () => void;
  readonly openLink?: OpenQueueLink;
}

export interface QueueSystem {
  /** Call it after any change of the duty, the visit or the configuration. Cheap; acts later. */
  readonly look: () => void;
  /** null where the policy names no queue system. */
  readonly status: () => QueueSystemStatus | null;
}

const diskRetryMs = 1_000;
const logEvent = "queue system";

/** The present context; undefined where the policy names no queue system. */
const contextOf = ({ store, visit, clock, random }: QueueSystemParts): QueueContext | undefined => {
  const document = visit.document();
  const policy = document?.policy.queueSystem;
  if (!policy) return undefined;
  return {
    policy,
    windowNumber: document.window.number,
    monoMs: clock.monoMs(),
    random,
    session: visit.session(),
    owed: store.owedSubmits(),
    isKnown: ({ transactionRef }) => store.promptOfService({ transactionRef, serviceNumber: 1 }) !== undefined,
  };
};

/** Does at the window what a push asks for. The step has checked that it is allowed, so only the disk can refuse it. */
export const actAtCounter = (counter: Counter, action: CounterAction): Result<unknown> => {
  switch (action.type) {
    case "open-prompt": {
      const { rateId, transactionRef } = action.call;
      const request = { transactions: [{ transactionRef, serviceNumber: 1 }], askAgain: false };
      return counter.openPrompt(request, "queue-system", rateId);
    }
    case "cancel-prompt":
      return counter.cancelPrompt(action.promptId, "system");
    case "pause":
      return counter.pause({ reason: pushedPauseReason, until: null });
    case "resume":
      return counter.resume();
  }
};

/** Runs the adapter: appends the entries of each step, then does its actions. Starts and stops with the policy. */
export const startQueueSystem = (parts: QueueSystemParts): QueueSystem => {
  const { store, visit, clock } = parts;
  const counter = counterOver(parts);
  let state = firstState(visit.session());
  let inputs: readonly QueueInput[] = [];
  let timer: ReturnType<SetTimer> | undefined;
  let isRunAhead = false;
  let announcedUrl: string | undefined;
  const mayLog = pushLog(clock.monoMs);

  /** Defers the run: a step of the visit may call this, and its listeners must receive events in order. */
  const look = (): void => {
    if (isRunAhead) return;
    isRunAhead = true;
    queueMicrotask(run);
  };
  const link = openLinkHolder(parts.openLink ?? openQueueLink, (input) => {
    inputs = [...inputs, input];
    look();
  });
  const logFailure = (result: Result<unknown>): void => {
    if (!result.ok) parts.logProblem(logEvent, result.problem);
  };

  const act = (action: QueueAction): void => {
    // Drops the pending inputs of this link, which must not count for the next one.
    if (action.type === "disconnect") inputs = [];
    if (isLinkAction(action)) link.act(action);
    else logFailure(actAtCounter(counter, action));
  };
  /** Appends the entries, then applies the step; false where the disk refused, and then nothing is changed. */
  const commit = (step: QueueStep): boolean => {
    const written = step.drafts.length > 0 ? store.append(step.drafts) : success(null);
    logFailure(written);
    if (!written.ok) return false;
    if (step.drafts.length > 0) parts.appended();
    const before = state;
    state = step.state;
    for (const kind of ["problem", "lost"] as const) {
      const found = state[kind];
      if (found && found !== before[kind] && mayLog(found)) parts.logProblem(logEvent, found);
    }
    if (isLoggedIn(state) !== isLoggedIn(before)) parts.log(logEvent, { loggedIn: isLoggedIn(state) });
    for (const action of step.actions) act(action);
    return true;
  };
  /** Does all due steps; false where the disk refused. */
  const settle = (): boolean => {
    for (let now = contextOf(parts); now; now = contextOf(parts)) {
      const step = nextStep(state, now);
      if (!step) return true;
      if (!commit(step)) return false;
    }
    return true;
  };
  /** Takes one input after the other, each with all the steps that follow; false where the disk refused. */
  const takeInputs = (): boolean => {
    for (let now = contextOf(parts); now; now = contextOf(parts)) {
      const [input, ...further] = inputs;
      if (!input) return true;
      const taken = inputs;
      inputs = further;
      if (!commit(stepQueue(state, input, now))) {
        inputs = taken;
        return false;
      }
      if (!settle()) return false;
    }
    return true;
  };

  const switchOff = (): void => {
    inputs = [];
    link.drop();
    state = firstState(visit.session());
    announcedUrl = undefined;
  };
  const announce = (url: string): void => {
    const notice = unencrypted(url);
    if (notice && announcedUrl !== url) parts.logProblem(logEvent, notice);
    announcedUrl = url;
  };
  const run = (): void => {
    isRunAhead = false;
    timer?.cancel();
    const policy = visit.document()?.policy.queueSystem;
    if (!policy) {
      switchOff();
      return;
    }
    announce(policy.url);
    const isDone = takeInputs() && settle();
    const now = contextOf(parts);
    const deadline = now && deadlineOf(state, now);
    if (!isDone) timer = parts.setTimer(look, diskRetryMs);
    else if (deadline !== undefined) timer = parts.setTimer(look, Math.max(1, deadline - clock.monoMs()));
  };

  return {
    look,
    status: () => {
      const now = contextOf(parts);
      return now ? statusOf(state, now) : null;
    },
  };
};
