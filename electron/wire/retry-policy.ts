const baseMs = 1_000;

/**
 * How long to wait after this many failures in a row: full jitter, so that a hall of screens that lost the centre
 * together does not come back together; on top of what the centre asked for, for it asks all of them the same.
 * At most `longestMs` beyond that.
 */
export const backOffMs = (failures: number, random: () => number, retryAfterMs = 0, longestMs = 60_000): number =>
  retryAfterMs + Math.round(random() * Math.min(longestMs, baseMs * 2 ** Math.min(failures, 16)));
