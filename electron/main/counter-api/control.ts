import type { CounterApiChoices, CounterApiStatus } from "../../../contract/counter/counter-api.ts";
import type { Result } from "../../../contract/result.ts";

/** What IT wants changed; what is not named stays. */
export type CounterApiWish = Partial<CounterApiChoices>;

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
