/** So long five levels have stood before a touch can be meant for them, milliseconds. */
export const settleMs = 400;

/** Whether a touch that began at `atMs` was on its way before anybody had seen the levels, which are quiet since then. */
export const isTooEarly = (quietSinceMs: number, atMs: number): boolean => atMs - quietSinceMs < settleMs;

/**
 * A touch that came too early is one of a hand that is busy with the screen before, a PIN half typed: the next one may
 * be as well, and the wait begins anew. Returns since when the levels are quiet.
 */
export const afterPress = (quietSinceMs: number, atMs: number): number =>
  isTooEarly(quietSinceMs, atMs) ? atMs : quietSinceMs;
