import type { Result } from "../result.ts";
import type { Level, PromptId } from "../words.ts";
import type { KioskView } from "./view.ts";

/** Everything the page may ask of main. One frozen preload method, one handler and one input schema for each. */
export interface Requests {
  readonly currentView: () => Result<KioskView>;
  readonly logIn: (input: LogInInput) => Result<KioskView>;
  readonly logOut: () => Result<KioskView>;
  readonly openPrompt: () => Result<KioskView>;
  readonly cancelPrompt: (input: PromptInput) => Result<KioskView>;
  readonly rate: (input: RateInput) => Result<KioskView>;
  /** The page says that it is painting; a frozen picture is not "online". */
  readonly heartbeat: () => Result<null>;
}

export interface LogInInput {
  readonly staffNumber: string;
  readonly pin: string;
}

export interface PromptInput {
  readonly promptId: PromptId;
}

export interface RateInput extends PromptInput {
  readonly level: Level;
}

export type RequestName = keyof Requests;

/** What the page calls: every request, as a promise; and the subscription to pushed views. */
export type KioskApi = {
  readonly [Name in RequestName]: (...input: Parameters<Requests[Name]>) => Promise<ReturnType<Requests[Name]>>;
} & {
  /** Calls `listener` with every new view; returns the way to stop it. */
  readonly onView: (listener: (view: KioskView) => void) => () => void;
};
