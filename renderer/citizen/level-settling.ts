/** How long the levels have to be on the screen before a touch counts, milliseconds. */
export const settleMs = 400;

/** The longest that repeated touches can extend this time: a person who taps again and again is waiting for the levels. */
export const longestSettleMs = 1_500;

/**
 * Whether a touch that began at `atMs` was meant for the earlier screen. `quietSinceMs`: the levels' first paint or the
 * last early touch.
 */
export const isTooEarly = (quietSinceMs: number, atMs: number): boolean => atMs - quietSinceMs < settleMs;

/**
 * A touch that came too early belongs to the earlier screen, such as a half-typed PIN. The next one may too, so the wait
 * begins again, up to the longest time. Returns the new `quietSinceMs` of levels that appeared at `cameAtMs`.
 */
export const afterPress = (cameAtMs: number, quietSinceMs: number, atMs: number): number => {
  if (!isTooEarly(quietSinceMs, atMs)) return quietSinceMs;
  return Math.max(quietSinceMs, Math.min(atMs, cameAtMs + longestSettleMs - settleMs));
};
