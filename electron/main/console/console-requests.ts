import { randomUUID } from "node:crypto";
import type { ConsolePauseInput } from "../../../contract/ipc/console-inputs.ts";
import type { ConsoleRequests } from "../../../contract/ipc/console-requests.ts";
import type { ConsoleView } from "../../../contract/ipc/console-view.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { LocalText, PromptId } from "../../../contract/words.ts";
import { withOffset } from "../../wire/wall-time.ts";
import type { HandlersOf } from "../ipc/serve-requests.ts";
import { laterToday } from "../visit/hours.ts";
import type { ConsoleService } from "./staff-console.ts";
import { endShift, explained } from "./touchscreen-requests.ts";

export interface ConsoleRequestParts {
  /** The console's service, or the reason for its absence. */
  readonly service: () => Result<ConsoleService>;
  readonly view: () => ConsoleView;
  readonly date: () => Date;
}

/**
 * The requests of 窗口台. Every answer is the console's own view, read again: the result of a step is for the citizens'
 * page and may show how they rated.
 */
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
        // Refused even after the citizen has finished: otherwise a clerk could find out by trying how long that took.
        if (counter.state().citizen === "writing") return failure(problem("citizen-busy"));
        if (!transaction) {
          const promptId = randomUUID() as PromptId;
          return visit.take({ type: "prompt-opened", promptId, source: "staff-console", transactions: [] });
        }
        // The clerk asks again on purpose, after an unanswered or a cancelled prompt.
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

/** A typed time must be in the future; the time of a shipped reason is dropped once it has passed. */
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
