import type { CounterEvent } from "../../../contract/counter/counter.ts";
import type { ConsoleOutcome, ConsoleView, UploadMark } from "../../../contract/ipc/console-view.ts";
import type { Result } from "../../../contract/result.ts";
import type { Unsent } from "../../../db/receipts.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock, SetTimer } from "../../wire/clock.ts";
import { type Counter, counterOver } from "../counter/counter.ts";
import { answerShownMs } from "../counter/counter-state.ts";
import type { LoginRequests } from "../login/log-in.ts";
import type { MyShift } from "../shift/my-shift.ts";
import type { Visit } from "../visit/visit.ts";
import { type ConsoleContent, consoleOf, consoleWithProblem } from "./console-view.ts";

/** The services that 窗口台 uses while the device serves. */
export interface ConsoleService {
  readonly visit: Visit;
  readonly counter: Counter;
  readonly myShift: MyShift;
  readonly login: LoginRequests;
  readonly content: () => ConsoleContent;
}

export interface ConsoleServiceParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly visit: Visit;
  readonly myShift: MyShift;
  readonly login: LoginRequests;
}

/** The outcome of the last prompt in the current shift; a new shift starts with none. */
const watchOutcomes = (counter: Pick<Counter, "onEvent">): (() => ConsoleOutcome | null) => {
  let last: ConsoleOutcome | null = null;
  counter.onEvent((event) => {
    last = outcomeAfter(event, last);
  });
  return () => last;
};

export const outcomeAfter = (
  { type, prompt }: Pick<CounterEvent, "type" | "prompt">,
  before: ConsoleOutcome | null,
): ConsoleOutcome | null => {
  if (type === "shift-started" || type === "shift-ended") return null;
  if (!prompt || prompt.state === "open" || prompt.endedAt === null) return before;
  return { outcome: prompt.state, at: prompt.endedAt };
};

/**
 * Entries count as sent for this long. Every touch of a citizen writes an entry, so a mark that changed with each would
 * reveal who gives reasons. For the same reason entries are not counted.
 */
const waitingAfterMs = 60_000;
const stuckAfterMs = 24 * 3_600_000;

/** Uses the wall clock. If that is wrong, only the mark is wrong, for a while. */
export const uploadMarkOf = ({ oldestAt }: Pick<Unsent, "oldestAt">, date: Date): UploadMark => {
  const waitedMs = oldestAt === null ? 0 : date.getTime() - Date.parse(oldestAt);
  if (waitedMs > stuckAfterMs) return "stuck";
  return waitedMs > waitingAfterMs ? "waiting" : "sent";
};

export const consoleService = ({ store, clock, ...parts }: ConsoleServiceParts): ConsoleService => {
  const { visit, myShift } = parts;
  const counter = counterOver({ store, visit });
  const lastOutcome = watchOutcomes(counter);
  return {
    ...parts,
    counter,
    content: () =>
      consoleOf({
        session: visit.session(),
        document: visit.document(),
        counter: counter.state(),
        lastOutcome: lastOutcome(),
        figures: myShift.figures(),
        upload: uploadMarkOf(store.unsent(), clock.date()),
      }),
  };
};

/** Refreshes the console when the time after a rating has passed: no other event marks its end. */
export const refreshAfterAnswers = (visit: Visit, setTimer: SetTimer, refresh: () => void): void => {
  visit.onWritten((drafts) => {
    if (drafts.some(({ kind }) => kind === "rating-given")) setTimer(refresh, answerShownMs(visit));
  });
};

export interface StaffConsole {
  readonly view: () => ConsoleView;
  /** Call it after any change. Sends the view after the present turn, so that no citizen's tap waits for 窗口台. */
  readonly refresh: () => void;
}

export interface StaffConsoleParts {
  readonly service: () => Result<ConsoleService>;
  /** The telephone of IT, from the last configuration; null where it is not known. */
  readonly supportPhone: () => string | null;
  readonly show: (view: () => ConsoleView) => void;
  /** Calls back when the present turn is over. */
  readonly soon: (callback: () => void) => void;
}

/** Builds the views of 窗口台, also while the device is out of service. Revision numbers always increase. */
export const staffConsole = ({ service, supportPhone, show, soon }: StaffConsoleParts): StaffConsole => {
  let revision = 0;
  let isDue = false;
  const view = (): ConsoleView => {
    revision += 1;
    const found = service();
    const content = found.ok ? found.value.content() : consoleWithProblem(found.problem, supportPhone());
    return { ...content, revision };
  };
  return {
    view,
    refresh: () => {
      if (isDue) return;
      isDue = true;
      soon(() => {
        isDue = false;
        show(view);
      });
    },
  };
};
