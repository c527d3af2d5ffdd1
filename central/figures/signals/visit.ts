/** The position of a rating in the ledgers. */
export interface RatingKey {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
}

/** A finished prompt and its result, from the entries: the whole input of a signal. */
export interface Visit {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly staffNumber: string;
  /** "2026-03-02", the date that the device wrote. */
  readonly day: string;
  /** The device's wall clock, milliseconds since 1970. */
  readonly openedAtMs: number;
  /** The citizen began it without an invitation; then there is a rating. */
  readonly isWalkUp: boolean;
  /** Declined is 暂不评价 after a prompt; the figures count it as unanswered. */
  readonly outcome: "answered" | "unanswered" | "declined" | "cancelled";
  /** From the levels on the screen to the tap or the end of the prompt, milliseconds. */
  readonly tookMs: number;
  /** null without a tap, and where the rating was refused because the device had rated the service before. */
  readonly rating: Rating | null;
}

export interface Rating extends RatingKey {
  /** After 改评. */
  readonly level: number;
  readonly isAfterClosing: boolean;
  /** null where it was not changed. */
  readonly change: RatingChange | null;
}

/** 改评 of a rating. */
export interface RatingChange {
  readonly fromLevel: number;
  /** The longest time without a touch before it, milliseconds; null where the entry does not say. */
  readonly restedMs: number | null;
  /** It came by another kind of input (touch, mouse or key) than the rating. */
  readonly isOtherInput: boolean;
}
