/** So long five levels have stood before a touch can be meant for them, milliseconds. */
export const settleMs = 400;

/** And so long a hand that does not rest can put that off: somebody who taps and taps is waiting for the levels, milliseconds. */
export const longestSettleMs = 1_500;

/** Whether a touch that began at `atMs` was on its way before anybody had seen the levels, which are quiet since then. */
export const isTooEarly = (quietSinceMs: number, atMs: number): boolean => atMs - quietSinceMs < settleMs;

/**
 * A touch that came too early is one of a hand that is busy with the screen before, a PIN half typed: the next one may
 * be as well, and the wait begins anew. Returns since when levels that came at `cameAtMs` are quiet.
 */
export const afterPress = (cameAtMs: number, quietSinceMs: number, atMs: number): number => {
  if (!isTooEarly(quietSinceMs, atMs)) return quietSinceMs;
  return Math.max(quietSinceMs, Math.min(atMs, cameAtMs + longestSettleMs - settleMs));
};
