import type { Problem } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import type { CounterApiSettings } from "./settings-file.ts";

/** What IT may change. */
export type CounterApiWish = Partial<Pick<CounterApiSettings, "isOpen" | "reach" | "port" | "origins">>;

/** The counter API as IT sees it. */
export interface CounterApiStatus extends Pick<CounterApiSettings, "isOpen" | "reach" | "port" | "origins"> {
  /** Where the token comes from; null: there is none, and nobody is let in. */
  readonly token: "file" | "environment" | null;
  /** The port it listens at now; null where it does not. */
  readonly listensAt: number | null;
  /** Why it does not listen, though it should. */
  readonly problem: Problem | null;
}

/** The counter API in IT's hands. What returns a Result has changed nothing where it fails. */
export interface CounterApiControl {
  readonly read: () => CounterApiStatus;
  /** Keeps the settings and opens anew with them: every connection ends. `input-invalid`, `data-folder-unwritable`. */
  readonly change: (wish: CounterApiWish) => Promise<Result<CounterApiStatus>>;
  /**
   * A new token, said this once; the old one is worth nothing from now on. `counter-token-given` where the environment
   * gave one, `data-folder-unwritable`.
   */
  readonly newToken: () => Promise<Result<string>>;
}
