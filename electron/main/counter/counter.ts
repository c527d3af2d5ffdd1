import { randomUUID } from "node:crypto";
import type {
  CounterEvent,
  CounterPrompt,
  CounterState,
  PauseRequest,
  PromptRequest,
} from "../../../contract/counter/counter.ts";
import type { PromptSource } from "../../../contract/ledger/bodies/prompt.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { PromptId } from "../../../contract/words.ts";
import { isAbout, type PromptRecord } from "../../../db/ledger/prompts.ts";
import type { Store } from "../../../db/store.ts";
import type { SessionEvent } from "../visit/session.ts";
import type { Visit } from "../visit/visit.ts";
import { promptAsSeen, stateAsSeen } from "./counter-state.ts";

/** The window's interface for the office: staff console, counter API and queue system. It never shows a level. */
export interface Counter {
  readonly state: () => CounterState;
  /**
   * The prompt for these services: a new one, or the existing one. Problems: `already-rated`, and those that forbid a
   * prompt now: `not-on-duty`, `already-paused`, `prompt-already-open`, `citizen-busy`.
   */
  readonly openPrompt: (
    request: PromptRequest,
    source: Exclude<PromptSource, "walk-up">,
    /** The queue system's own identifier. */
    rateId?: string,
  ) => Result<CounterPrompt>;
  /** Problem: `prompt-unknown`. */
  readonly prompt: (promptId: PromptId) => Result<CounterPrompt>;
  /**
   * Idempotent. Problems: `prompt-not-open` where it ended in another way, `prompt-of-citizen` where a citizen opened
   * it, because only the citizen may end it.
   */
  readonly cancelPrompt: (promptId: PromptId, by: "staff" | "system") => Result<CounterPrompt>;
  readonly pause: (request: PauseRequest) => Result<CounterState>;
  readonly resume: () => Result<CounterState>;
  /** Calls `listener` with every event once it is on disk; returns a function that stops this. */
  readonly onEvent: (listener: (event: CounterEvent) => void) => () => void;
}

export interface CounterParts {
  readonly store: Pick<Store, "prompt" | "promptOfService" | "ratedAmong">;
  readonly visit: Visit;
}

/** The counter event for an entry; undefined where the entry has no meaning for the office, or must not reach it. */
const eventOf = (draft: EntryDraft, promptOf: Store["prompt"]): Omit<CounterEvent, "state"> | undefined => {
  const about = (type: CounterEvent["type"], promptId: PromptId) => {
    const record = promptOf(promptId);
    return { type, prompt: record ? promptAsSeen(record) : null };
  };
  switch (draft.kind) {
    case "prompt-opened":
      return about("prompt-opened", draft.body.promptId);
    case "rating-given":
      return about("prompt-answered", draft.body.promptId);
    case "prompt-closed":
      return about(`prompt-${draft.body.outcome}`, draft.body.promptId);
    case "shift-started":
    case "shift-ended":
      return { type: draft.kind, prompt: null };
    case "shift-paused":
      return { type: "paused", prompt: null };
    case "shift-resumed":
      return { type: "resumed", prompt: null };
    default:
      return undefined;
  }
};

export const counterOver = ({ store, visit }: CounterParts): Counter => {
  const state = (): CounterState => stateAsSeen(visit, store.prompt);
  const prompt = (promptId: PromptId): Result<CounterPrompt> => {
    const record = store.prompt(promptId);
    return record ? success(promptAsSeen(record)) : failure(problem("prompt-unknown"));
  };
  const take = (event: SessionEvent): Result<CounterState> => {
    const taken = visit.take(event);
    return taken.ok ? success(state()) : taken;
  };

  /** The last prompt about exactly these services. */
  const knownFor = ({ transactions: [first, ...further] }: PromptRequest): PromptRecord | undefined => {
    const record = first && store.promptOfService(first);
    return record && isAbout(record, [first, ...further]) ? record : undefined;
  };

  const openPrompt: Counter["openPrompt"] = (request, source, rateId) => {
    const [rated] = store.ratedAmong(request.transactions);
    if (rated) {
      const { transactionRef, serviceNumber } = rated;
      return failure(problem("already-rated", { transactionRef, serviceNumber }));
    }
    const known = knownFor(request);
    if (known && (!known.ended || !request.askAgain)) return success(promptAsSeen(known));
    const promptId = randomUUID() as PromptId;
    const { transactions } = request;
    const opened = visit.take({ type: "prompt-opened", promptId, source, transactions, rateId });
    return opened.ok ? prompt(promptId) : opened;
  };

  return {
    state,
    openPrompt,
    prompt,
    cancelPrompt: (promptId, by) => {
      const found = prompt(promptId);
      if (!found.ok || found.value.state === "cancelled") return found;
      if (store.prompt(promptId)?.opened.body.source === "walk-up") return failure(problem("prompt-of-citizen"));
      const cancelled = visit.take({ type: "prompt-cancelled", promptId, by });
      return cancelled.ok ? prompt(promptId) : cancelled;
    },
    pause: ({ reason, until }) => take({ type: "paused", reason, until }),
    resume: () => take({ type: "resumed" }),
    onEvent: (listener) =>
      visit.onWritten((drafts) => {
        for (const draft of drafts) {
          const event = eventOf(draft, store.prompt);
          if (event) listener({ ...event, state: state() });
        }
      }),
  };
};
