import type { LevelChoice } from "./view.ts";

/** 我的班次: what somebody may know of their shift while it runs. Nothing in it tells a level, or lets one guess. */
export interface ShiftFigures {
  /** ISO 8601 */
  readonly startedAt: string;
  /** Prompts that staff or a system opened. The next three say how they ended; what is missing is still open. */
  readonly opened: number;
  readonly answered: number;
  /** 未评价 */
  readonly unanswered: number;
  readonly cancelled: number;
  /** Ratings that citizens gave unasked: counted apart, and in none of the figures above. */
  readonly walkUps: number;
  /** 应答率, answered / (answered + unanswered), 0 to 1; null where neither has happened yet. */
  readonly responseRate: number | null;
}

/** Fewer ratings than this, and figures about levels would be figures about citizens. */
export const leastRatingsForLevels = 10;

export interface LevelCount extends LevelChoice {
  readonly count: number;
}

/** A shift that has ended. */
export interface ShiftSummary {
  readonly figures: ShiftFigures;
  /** All levels as they stand after 改评, best first; null where there were too few ratings. */
  readonly levels: readonly LevelCount[] | null;
}

/** What a log-out leads to: `summary` is told once, to whoever has just logged out. */
export interface LoggedOut<View> {
  readonly view: View;
  readonly summary: ShiftSummary | null;
}

/** How long a pause is thought to last, minutes, as the touchscreen offers it. */
export const pauseMinutes = [15, 30, 60] as const;
export type PauseMinutes = (typeof pauseMinutes)[number];
