/** The value at or below which `share` of all values are; NaN without values. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * The variance about `centre` of the normal distribution that has nineteen of twenty values as near as these: one
 * outlier in twenty changes nothing.
 */
export const robustVariance = (values: readonly number[], centre: number): number =>
  (quantile(
    values.map((value) => Math.abs(value - centre)),
    0.95,
  ) /
    1.96) **
  2;
