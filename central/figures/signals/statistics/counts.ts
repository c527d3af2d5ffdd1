/** Hits among trials. */
export interface Counts {
  readonly hits: number;
  readonly trials: number;
}

export const addUp = (counts: readonly Counts[]): Counts => ({
  hits: counts.reduce((sum, { hits }) => sum + hits, 0),
  trials: counts.reduce((sum, { trials }) => sum + trials, 0),
});

interface Spread {
  readonly found: number;
  readonly expected: number;
}

/** The spread of the shares of one group beyond chance, and the spread if each were 0 or 1. */
const spreadOf = (group: readonly Counts[]): Spread => {
  const some = group.filter(({ trials }) => trials > 0);
  const { hits, trials } = addUp(some);
  if (some.length < 2 || hits === 0 || hits === trials) return { found: 0, expected: 0 };
  const mean = hits / trials;
  const between = some.reduce((sum, each) => sum + each.trials * (each.hits / each.trials - mean) ** 2, 0);
  const squares = some.reduce((sum, each) => sum + each.trials ** 2, 0);
  const chance = mean * (1 - mean);
  const degrees = some.length - 1;
  return { found: between - chance * degrees, expected: chance * (trials - squares / trials - degrees) };
};

/**
 * The intraclass correlation, from 0 (chance alone) to 1, of groups whose means may differ: the moment estimator of the
 * analysis of variance, pooled over the groups.
 */
export const correlationIn = (groups: readonly (readonly Counts[])[]): number => {
  const spreads = groups.map(spreadOf);
  const expected = spreads.reduce((sum, each) => sum + each.expected, 0);
  const found = spreads.reduce((sum, each) => sum + each.found, 0);
  return expected <= 0 ? 0 : Math.min(0.9, Math.max(0, found / expected));
};
