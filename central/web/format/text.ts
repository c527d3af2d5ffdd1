/** "1,284": grouped the same way in both languages. */
export const formatCount = (count: number): string => new Intl.NumberFormat("en-US").format(count);

/** "4.2": a mean with one decimal. */
export const formatMean = (mean: number): string => mean.toFixed(1);

/** "92.3%"; a dash where the denominator is 0. */
export const formatRate = (rate: number | null): string => (rate === null ? "—" : `${(rate * 100).toFixed(1)}%`);

/** "+0.8", "−0.8", "±0.0": a change, with the sign that is as wide as a plus. */
export const formatSigned = (value: number, digits: number): string => {
  const size = Math.abs(value).toFixed(digits);
  const sign = value > 0 ? "+" : "−";
  return `${Number(size) === 0 ? "±" : sign}${size}`;
};

/** "3.2": milliseconds as seconds with one decimal. */
export const formatSeconds = (ms: number): string => (ms / 1_000).toFixed(1);

/** "48.2": MiB as GiB with one decimal. */
export const formatGib = (mib: number): string => (mib / 1_024).toFixed(1);

/** The first block of a device's UUID: enough to distinguish the devices of an office; the tooltip has the whole one. */
export const shortDeviceId = (device: string): string => device.split("-")[0] ?? device;
