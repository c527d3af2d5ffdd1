import type { LevelChoice } from "./view.ts";

/** 我的班次: the figures that staff may see during their shift. No level can be read or guessed from them. */
export interface ShiftFigures {
  /** ISO 8601. */
  readonly startedAt: string;
  /** Prompts that staff or a system opened. The next three figures say how they ended; the rest are still open. */
  readonly opened: number;
  readonly answered: number;
  /** 未评价 */
  readonly unanswered: number;
  readonly cancelled: number;
  /** Ratings without a prompt: counted apart, and in none of the figures above. */
  readonly walkUps: number;
  /** 参评率, answered / (answered + unanswered), 0 to 1; null where neither has happened yet. */
  readonly responseRate: number | null;
}

/** The fewest ratings for figures about levels: fewer would identify citizens. */
export const leastRatingsForLevels = 10;

export interface LevelCount extends LevelChoice {
  readonly count: number;
}

/** A shift that has ended. */
export interface ShiftSummary {
  readonly figures: ShiftFigures;
  /** All levels after 改评, best first; null where there were too few ratings. */
  readonly levels: readonly LevelCount[] | null;
}

/** The result of a log-out. `summary` is given once, to the staff member who has just logged out. */
export interface LoggedOut<View> {
  readonly view: View;
  readonly summary: ShiftSummary | null;
}

/** The expected lengths of a pause that the touchscreen offers, minutes. */
export const pauseMinutes = [15, 30, 60] as const;
export type PauseMinutes = (typeof pauseMinutes)[number];
