import type { CounterApiChoices, CounterApiStatus } from "../../../contract/counter/counter-api.ts";
import type { Result } from "../../../contract/result.ts";

/** The settings that IT changes; the others stay as they are. */
export type CounterApiWish = Partial<CounterApiChoices>;

/** IT's control of the counter API. A failed Result means that nothing was changed. */
export interface CounterApiControl {
  readonly read: () => CounterApiStatus;
  /**
   * Stores the settings and opens the API again, which ends every connection. Problems: `input-invalid`,
   * `data-folder-unwritable`.
   */
  readonly change: (wish: CounterApiWish) => Promise<Result<CounterApiStatus>>;
  /**
   * Returns a new token, which is shown only once; the old one is invalid from now on. Problems: `counter-token-given`
   * where the environment gave one, `data-folder-unwritable`.
   */
  readonly newToken: () => Promise<Result<string>>;
}
