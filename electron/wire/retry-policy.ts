const baseMs = 1_000;

/**
 * Milliseconds to wait after this many failures in a row. Full jitter: a hall of screens that lost the centre at the
 * same time must not return at the same time. Added to the wait that the centre asked for, because it asks every device
 * for the same. At most `longestMs` beyond that.
 */
export const backOffMs = (failures: number, random: () => number, retryAfterMs = 0, longestMs = 60_000): number =>
  retryAfterMs + Math.round(random() * Math.min(longestMs, baseMs * 2 ** Math.min(failures, 16)));
