import type { Result } from "../result.ts";
import type { consoleInputSchemas } from "./console-inputs.ts";
import type { ConsoleView } from "./console-view.ts";
import type { ApiOf } from "./requests.ts";
import type { RequestsOf } from "./requests-of.ts";
import type { LoggedOut } from "./shift.ts";

type Reply = Result<ConsoleView>;

/**
 * The answers to all requests of 窗口台, on channels of its own: neither page may send the other one's requests. No answer
 * holds a kiosk view, which contains the citizen's choices.
 */
export interface ConsoleAnswers {
  readonly currentConsole: Reply;
  readonly logIn: Reply;
  /** As on the citizens' page. `badge-pin-due` names the owner of the badge where the PIN is required. */
  readonly scanBadge: Reply;
  readonly handOver: Reply;
  readonly logOut: Result<LoggedOut<ConsoleView>>;
  /** Asks for a rating of a service, or without a service where none was named. */
  readonly openPrompt: Reply;
  readonly cancelPrompt: Reply;
  readonly pause: Reply;
  readonly resume: Reply;
  readonly explain: Reply;
}

export type ConsoleRequests = RequestsOf<typeof consoleInputSchemas, ConsoleAnswers>;

export type ConsoleRequestName = keyof ConsoleAnswers;

export type ConsoleApi = ApiOf<ConsoleRequests, ConsoleView>;
