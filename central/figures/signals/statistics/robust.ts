/** The value below or at which `share` of all lie; NaN without any. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * The variance about `centre` of a normal distribution of which nineteen in twenty lie as near to it as these do: one in
 * twenty that is far off changes nothing.
 */
export const robustVariance = (values: readonly number[], centre: number): number =>
  (quantile(
    values.map((value) => Math.abs(value - centre)),
    0.95,
  ) /
    1.96) **
  2;
