import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { Level } from "../../../contract/words.ts";
import type { OwedSubmit } from "../../../db/ledger/queue-submits.ts";
import { pushedPauseReason } from "../../../electron/main/queue-system/push-steps.ts";
import type {
  QueueAction,
  QueueContext,
  QueueInput,
  QueueState,
  QueueStep,
} from "../../../electron/main/queue-system/queue-state.ts";
import { firstState, nextStep, stepQueue } from "../../../electron/main/queue-system/step-queue.ts";
import type { Session, SessionEvent } from "../../../electron/main/visit/session.ts";
import { deadlineOf as visitDeadlineOf } from "../../../electron/main/visit/session.ts";
import { stepSession } from "../../../electron/main/visit/step-session.ts";
import { promptNumber } from "../../support/ledger.ts";
import { queuePolicyFor } from "../../support/queue-system/queue-policy.ts";
import { contextAt, finger, followUp } from "./session.ts";

export interface Row {
  readonly rateId: string;
  readonly userCode: string;
  readonly attitude: string;
}

export interface Sent {
  readonly method: string;
  readonly param: Readonly<Record<string, string>>;
}

type Given = Extract<EntryDraft, { kind: "rating-given" }>;

const isGiven = (draft: EntryDraft): draft is Given =>
  draft.kind === "rating-given" && draft.body.source === "queue-system";

/** The submits due, read from the ledger alone, as the store does. */
export const owedIn = (ledger: readonly EntryDraft[]): readonly OwedSubmit[] =>
  ledger.filter(isGiven).flatMap(({ body }) => {
    const opened = ledger.find((draft) => draft.kind === "prompt-opened" && draft.body.promptId === body.promptId);
    const given = opened?.kind === "prompt-opened" ? opened.body.rateId : undefined;
    const rateId = given ?? body.transaction?.transactionRef ?? "";
    const fate = ledger.filter(
      (draft) =>
        (draft.kind === "queue-submit-begun" || draft.kind === "queue-submit-ended") && draft.body.rateId === rateId,
    );
    const last = fate.at(-1);
    if (last?.kind === "queue-submit-ended" && last.body.outcome !== "not-taken") return [];
    const changed = ledger.find((draft) => draft.kind === "rating-changed" && draft.body.promptId === body.promptId);
    const level: Level = changed?.kind === "rating-changed" ? changed.body.level : body.level;
    const { promptId, staffNumber, windowNumber } = body;
    return [{ rateId, promptId, staffNumber, windowNumber, level, mayHaveLeft: last?.kind === "queue-submit-begun" }];
  });

/** A window, its ledger, a connection and a service controlled by the test. Time stands still until it is moved. */
export const queueWorld = () => {
  let session: Session = { duty: { state: "off" }, stage: { at: "idle" } };
  let state: QueueState = firstState(session);
  let monoMs = 1_000;
  let prompts = 0;
  let line: "none" | "connecting" | "open" = "none";
  let login: string | undefined;
  let asked: Sent | undefined;
  let isCrashAhead = false;
  const ledger: EntryDraft[] = [];
  const rows: Row[] = [];
  const sent: Sent[] = [];

  const context = (): QueueContext => ({
    monoMs,
    random: () => 0.5,
    policy: queuePolicyFor("ws://hall.example:3348"),
    windowNumber: "3",
    session,
    owed: owedIn(ledger),
    isKnown: ({ transactionRef }) =>
      ledger.some(
        (draft) => draft.kind === "prompt-opened" && draft.body.transaction?.transactionRef === transactionRef,
      ),
  });
  const take = (event: SessionEvent): boolean => {
    const stepped = stepSession(session, event, contextAt(monoMs));
    if (!stepped.ok) return false;
    ledger.push(...stepped.value.drafts);
    session = stepped.value.session;
    return true;
  };
  const restart = (): void => {
    const { stage } = session;
    if (stage.at === "prompting") {
      const { promptId } = stage.prompt;
      ledger.push({ kind: "prompt-closed", body: { promptId, outcome: "unanswered", cause: "interrupted" } });
    }
    session = { duty: session.duty, stage: { at: "idle" } };
    state = firstState(session);
    line = "none";
    login = undefined;
    asked = undefined;
  };
  const mustTake = (event: SessionEvent): void => {
    if (!take(event)) throw new Error(`a step asked for what is refused: ${event.type}`);
  };
  const act = (action: QueueAction): void => {
    switch (action.type) {
      case "connect":
        line = "connecting";
        break;
      case "disconnect":
        line = "none";
        login = undefined;
        asked = undefined;
        break;
      case "send":
        if (line !== "open" || asked) throw new Error("sent while something waits, or on no line");
        asked = JSON.parse(action.text) as Sent;
        sent.push(asked);
        break;
      case "open-prompt":
        prompts += 1;
        mustTake({
          type: "prompt-opened",
          promptId: promptNumber(prompts),
          source: "queue-system",
          transactions: [{ transactionRef: action.call.transactionRef, serviceNumber: 1 }],
          rateId: action.call.rateId,
        });
        break;
      case "cancel-prompt":
        mustTake({ type: "prompt-cancelled", promptId: action.promptId, by: "system" });
        break;
      case "pause":
        mustTake({ type: "paused", reason: pushedPauseReason, until: null });
        break;
      case "resume":
        mustTake({ type: "resumed" });
    }
  };
  const commit = (step: QueueStep): void => {
    ledger.push(...step.drafts);
    if (isCrashAhead && step.drafts.length > 0) {
      isCrashAhead = false;
      restart();
      return;
    }
    state = step.state;
    for (const action of step.actions) act(action);
  };
  const settle = (): void => {
    for (let count = 0; ; count += 1) {
      const step = nextStep(state, context());
      if (!step) return;
      if (count > 100) throw new Error("the rules never come to rest");
      commit(step);
    }
  };
  const hear = (input: QueueInput): void => {
    commit(stepQueue(state, input, context()));
    settle();
  };
  const reply = (code: string): void => {
    const request = asked?.method;
    asked = undefined;
    if (request !== undefined) hear({ type: "received", text: JSON.stringify({ request, code, result: null }) });
  };
  /** The service's processing of a request before it answers. */
  const handle = (): string => {
    const { method, param } = asked ?? { method: "", param: {} };
    if (method === "Login") login = param["userCode"];
    if (method !== "RateSubmit") return "0";
    if (login === undefined) return "1000";
    rows.push({ rateId: param["rateId"] ?? "", userCode: login, attitude: param["attitude"] ?? "" });
    return "0";
  };
  const broken = (): void => {
    if (line === "none") return;
    line = "none";
    login = undefined;
    asked = undefined;
    hear({ type: "disconnected", reason: "1006" });
  };
  return {
    ledger,
    rows,
    sent,
    session: () => session,
    state: () => state,
    owed: () => owedIn(ledger),
    asked: () => asked,
    settle,
    restart: () => {
      restart();
      settle();
    },
    /** The next step that writes is the last one before a power cut. */
    crashAtNextWrite: () => {
      isCrashAhead = true;
    },
    take: (event: SessionEvent) => {
      take(event);
      settle();
    },
    advance: (ms: number) => {
      monoMs += ms;
      const deadline = visitDeadlineOf(session);
      if (deadline !== undefined && monoMs >= deadline) take({ type: "time-passed" });
      settle();
    },
    tap: (level: Level) => {
      const { stage } = session;
      const promptId =
        stage.at === "prompting" ? stage.prompt.promptId : "rated" in stage ? stage.rated.promptId : undefined;
      if (promptId) take({ type: "rated", promptId, level, tap: finger, followUp });
      settle();
    },
    beginChange: () => {
      const { stage } = session;
      if ("rated" in stage) take({ type: "change-begun", promptId: stage.rated.promptId, tap: finger });
      settle();
    },
    accept: () => {
      if (line !== "connecting") return;
      line = "open";
      hear({ type: "connected" });
    },
    serve: () => {
      if (asked) reply(handle());
    },
    /** Answers with a code and does nothing else. */
    answer: reply,
    /** Loses the request; no answer ever comes. */
    lose: () => {
      if (asked?.method === "RateSubmit") login = undefined;
    },
    handleAndBreak: () => {
      if (asked) handle();
      broken();
    },
    forgetLogin: () => {
      login = undefined;
    },
    breakLine: broken,
    say: (text: string) => {
      if (line === "open") hear({ type: "received", text });
    },
  };
};

export type QueueWorld = ReturnType<typeof queueWorld>;
