/** The value at or below which `share` (0 to 1) of all values lie, by nearest rank; NaN without values. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** To a tenth: more digits would only be noise. */
export const toTenths = (value: number): number => Math.round(value * 10) / 10;

export const toHundredths = (value: number): number => Math.round(value * 100) / 100;

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  p50: toTenths(quantile(values, 0.5)),
  p95: toTenths(quantile(values, 0.95)),
  p99: toTenths(quantile(values, 0.99)),
});
