/** The place of a rating in the ledgers. */
export interface RatingKey {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
}

/** A prompt that is over and what came of it, as entries tell it: all that a signal looks at. */
export interface Visit {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly staffNumber: string;
  /** "2026-03-02", the date that the device wrote. */
  readonly day: string;
  /** The device's wall clock, milliseconds since 1970. */
  readonly openedAtMs: number;
  /** The citizen began it unasked; then there is a rating. */
  readonly isWalkUp: boolean;
  readonly outcome: "answered" | "unanswered" | "cancelled";
  /** From the levels on the screen to the tap, or to whatever ended the prompt, milliseconds. */
  readonly tookMs: number;
  /** null where nobody tapped, and where the rating was refused because the device had rated the service before. */
  readonly rating: Rating | null;
}

export interface Rating extends RatingKey {
  /** As it stands after 改评. */
  readonly level: number;
  readonly isAfterClosing: boolean;
  /** null where it was not changed. */
  readonly change: RatingChange | null;
}

/** 改评 of a rating. */
export interface RatingChange {
  readonly fromLevel: number;
  /** The longest that the screen had rested before it, milliseconds; null where the entry does not say. */
  readonly restedMs: number | null;
  /** It came by another input, of touch, mouse and key, than the rating. */
  readonly isOtherInput: boolean;
}
