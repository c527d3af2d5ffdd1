import type { Result } from "../result.ts";
import type { consoleInputSchemas } from "./console-inputs.ts";
import type { ConsoleView } from "./console-view.ts";
import type { ApiOf } from "./requests.ts";
import type { RequestsOf } from "./requests-of.ts";
import type { LoggedOut } from "./shift.ts";

type Reply = Result<ConsoleView>;

/**
 * The answers to everything that 窗口台 may ask of main, on channels of its own: the citizens' page may ask none of it, and 窗口台
 * nothing of what they ask. No answer holds a kiosk view, which knows what a citizen chose.
 */
export interface ConsoleAnswers {
  readonly currentConsole: Reply;
  readonly logIn: Reply;
  /** As on the citizens' page: `badge-pin-due` names whose badge it is where the PIN is asked for. */
  readonly scanBadge: Reply;
  readonly handOver: Reply;
  readonly logOut: Result<LoggedOut<ConsoleView>>;
  /** Asks for a rating of a service, or of what nobody has named. */
  readonly openPrompt: Reply;
  readonly cancelPrompt: Reply;
  readonly pause: Reply;
  readonly resume: Reply;
  readonly explain: Reply;
}

export type ConsoleRequests = RequestsOf<typeof consoleInputSchemas, ConsoleAnswers>;

export type ConsoleRequestName = keyof ConsoleAnswers;

export type ConsoleApi = ApiOf<ConsoleRequests, ConsoleView>;
