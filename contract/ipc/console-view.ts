import type { CounterPrompt, CounterState } from "../counter/counter.ts";
import type { Problem } from "../problems/problem.ts";
import type { PauseReason } from "../sync/configuration.ts";
import type { LocalText, StaffNumber } from "../words.ts";
import type { ShiftFigures } from "./shift.ts";
import type { Place } from "./view.ts";

/** How the last prompt of this shift ended: all that anybody at the counter learns. */
export interface ConsoleOutcome {
  readonly outcome: Exclude<CounterPrompt["state"], "open">;
  /** ISO 8601 */
  readonly at: string;
}

/**
 * Whether what was given here has reached the centre: `waiting` where something has waited for more than a minute,
 * `stuck` where it is more than a day.
 */
export type UploadMark = "sent" | "waiting" | "stuck";

/** What 窗口台 shows. It holds no level, no tag, no word of a citizen's, and nothing from which one could be guessed. */
export interface ConsoleView {
  readonly revision: number;
  /** null before the first configuration. */
  readonly place: Place | null;
  /** Why this device cannot serve; null where it can. */
  readonly problem: Problem | null;
  /** Who serves, also while paused. */
  readonly staff: { readonly staffNumber: StaffNumber; readonly name: LocalText } | null;
  readonly counter: CounterState;
  /** Whether the open prompt is the office's to cancel; one that a citizen opened is the citizen's. */
  readonly mayCancel: boolean;
  /** Whether the PIN is asked for at the end of a shift. */
  readonly logOutAsksPin: boolean;
  readonly lastOutcome: ConsoleOutcome | null;
  readonly figures: ShiftFigures | null;
  readonly upload: UploadMark;
  readonly pauseReasons: readonly PauseReason[];
}
