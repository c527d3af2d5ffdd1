import { randomUUID } from "node:crypto";
import type { ConsolePauseInput } from "../../../contract/ipc/console-inputs.ts";
import type { ConsoleRequests } from "../../../contract/ipc/console-requests.ts";
import type { ConsoleView } from "../../../contract/ipc/console-view.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { LocalText, PromptId } from "../../../contract/words.ts";
import { withOffset } from "../../wire/clock.ts";
import type { HandlersOf } from "../ipc/serve-requests.ts";
import { laterToday } from "../visit/hours.ts";
import { endShift } from "./end-shift.ts";
import type { ConsoleService } from "./staff-console.ts";
import { explained } from "./touchscreen-requests.ts";

export interface ConsoleRequestParts {
  /** What there is to serve with, or why there is nothing. */
  readonly service: () => Result<ConsoleService>;
  readonly view: () => ConsoleView;
  readonly date: () => Date;
}

/** What 窗口台 asks. Every answer is its own view, read anew: what a step returns to the kiosk's page knows too much. */
export const consoleRequests = ({ service, view, date }: ConsoleRequestParts): HandlersOf<ConsoleRequests> => {
  const take = (act: (found: ConsoleService) => Result<unknown>): Result<ConsoleView> => {
    const found = service();
    const taken = found.ok ? act(found.value) : found;
    return taken.ok ? success(view()) : taken;
  };
  const comeOn = async (come: (login: ConsoleService["login"]) => Promise<Result<unknown>>) => {
    const found = service();
    const taken = found.ok ? await come(found.value.login) : found;
    return taken.ok ? success(view()) : taken;
  };
  return {
    currentConsole: () => success(view()),
    logIn: (input) => comeOn((login) => login.logIn(input)),
    scanBadge: (input) => comeOn((login) => login.scanBadge(input)),
    handOver: (input) => comeOn((login) => login.handOver(input)),
    logOut: async ({ pin }) => {
      const found = service();
      if (!found.ok) return found;
      const ended = await endShift(found.value, pin);
      return ended.ok ? success({ view: view(), summary: ended.value }) : ended;
    },
    openPrompt: ({ transaction }) =>
      take(({ counter, visit }) => {
        // Also where the citizen is done: a clerk who tries would learn how long that took.
        if (counter.state().citizen === "writing") return failure(problem("citizen-busy"));
        if (!transaction) {
          const promptId = randomUUID() as PromptId;
          return visit.take({ type: "prompt-opened", promptId, source: "staff-console", transactions: [] });
        }
        // Whoever serves asks once more on purpose: nobody answered, or it was cancelled.
        return counter.openPrompt({ transactions: [transaction], askAgain: true }, "staff-console");
      }),
    cancelPrompt: ({ promptId }) => take(({ counter }) => counter.cancelPrompt(promptId, "staff")),
    pause: (input) =>
      take(({ counter, visit }) => {
        const asked = pauseOf(input, visit.document()?.pauseReasons ?? [], date());
        return asked.ok ? counter.pause(asked.value) : asked;
      }),
    resume: () => take(({ counter }) => counter.resume()),
    explain: (input) => take(({ visit }) => visit.take(explained(input))),
  };
};

interface ShippedReason {
  readonly text: LocalText;
  readonly until: string | null;
}

/** A time that somebody has typed must lie ahead; the one that a reason brings along is dropped where it has passed. */
const pauseOf = (
  { reason, until }: ConsolePauseInput,
  shipped: readonly ShippedReason[],
  date: Date,
): Result<{ readonly reason: LocalText; readonly until: string | null }> => {
  const chosen = "words" in reason ? { text: { zh: reason.words.trim() }, until: null } : shipped[reason.shipped];
  if (!chosen) return failure(problem("input-invalid", { field: "reason" }));
  const time = until ?? chosen.until;
  const moment = time === null ? undefined : laterToday(time, date);
  if (until !== null && !moment) return failure(problem("time-has-passed"));
  return success({ reason: chosen.text, until: moment ? withOffset(moment) : null });
};
