import type { CounterPrompt, CounterState } from "../counter/counter.ts";
import type { Problem } from "../problems/problem.ts";
import type { PauseReason } from "../sync/configuration.ts";
import type { LocalText, StaffNumber } from "../words.ts";
import type { ShiftFigures } from "./shift.ts";
import type { Place } from "./view.ts";

/** How the last prompt of this shift ended. The counter learns no more than this. */
export interface ConsoleOutcome {
  readonly outcome: Exclude<CounterPrompt["state"], "open">;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * Whether the ratings given here have reached the centre. `waiting`: something has waited for more than a minute;
 * `stuck`: for more than a day.
 */
export type UploadMark = "sent" | "waiting" | "stuck";

/** The content of 窗口台. It holds no level, no tag, no citizen's words, and nothing from which one could be guessed. */
export interface ConsoleView {
  readonly revision: number;
  /** null before the first configuration. */
  readonly place: Place | null;
  /** Why this device cannot serve; null where it can. */
  readonly problem: Problem | null;
  /** The telephone of IT, where the office has set one. */
  readonly supportPhone: string | null;
  /** The staff member on duty, also during a pause. */
  readonly staff: { readonly staffNumber: StaffNumber; readonly name: LocalText } | null;
  readonly counter: CounterState;
  /** Whether staff may cancel the open prompt; not where the citizen opened it. */
  readonly mayCancel: boolean;
  /** Whether the end of a shift requires the PIN. */
  readonly logOutAsksPin: boolean;
  readonly lastOutcome: ConsoleOutcome | null;
  readonly figures: ShiftFigures | null;
  readonly upload: UploadMark;
  readonly pauseReasons: readonly PauseReason[];
}
