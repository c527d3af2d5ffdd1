import type { Transaction } from "../ledger/bodies/prompt.ts";
import type { Result } from "../result.ts";
import type { ConsoleView } from "./console-view.ts";
import type { ApiOf, BadgeInput, LogInInput, LogOutInput, PromptInput } from "./requests.ts";
import type { ExplanationInput, LoggedOut } from "./shift.ts";

type Reply = Result<ConsoleView>;

/**
 * Everything that 窗口台 may ask of main, on channels of its own: the citizens' page may ask none of it, and 窗口台
 * nothing of what they ask. No answer holds a kiosk view, which knows what a citizen chose.
 */
export interface ConsoleRequests {
  readonly currentConsole: () => Reply;
  readonly logIn: (input: LogInInput) => Reply;
  /** As on the citizens' page: `badge-pin-due` names whose badge it is where the PIN is asked for. */
  readonly scanBadge: (input: BadgeInput) => Reply;
  readonly handOver: (input: LogInInput) => Reply;
  readonly logOut: (input: LogOutInput) => Result<LoggedOut<ConsoleView>>;
  /** Asks for a rating of a service, or of what nobody has named. */
  readonly openPrompt: (input: ConsolePromptInput) => Reply;
  readonly cancelPrompt: (input: PromptInput) => Reply;
  readonly pause: (input: ConsolePauseInput) => Reply;
  readonly resume: () => Reply;
  readonly explain: (input: ExplanationInput) => Reply;
}

export interface ConsolePromptInput {
  readonly transaction: Transaction | null;
}

export interface ConsolePauseInput {
  /** One of the office's reasons, counted from 0, or words of one's own. */
  readonly reason: { readonly shipped: number } | { readonly words: string };
  /** A later time of this day, "15:30"; null leaves it to the reason. */
  readonly until: string | null;
}

export type ConsoleRequestName = keyof ConsoleRequests;

export type ConsoleApi = ApiOf<ConsoleRequests, ConsoleView>;
