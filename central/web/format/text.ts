/** "1,284": grouped the same way in both languages. */
export const formatCount = (count: number): string => new Intl.NumberFormat("en-US").format(count);

/** "4.2": a mean with one digit behind the point. */
export const formatMean = (mean: number): string => mean.toFixed(1);

/** "92.3%"; a dash where there is nothing to divide by. */
export const formatRate = (rate: number | null): string => (rate === null ? "—" : `${(rate * 100).toFixed(1)}%`);

/** "3.2": seconds with one digit behind the point, of milliseconds. */
export const formatSeconds = (ms: number): string => (ms / 1_000).toFixed(1);

/** "48.2": GiB with one digit behind the point, of MiB. */
export const formatGib = (mib: number): string => (mib / 1_024).toFixed(1);

/** The first block of a device's UUID: enough to tell the devices of an office apart; the whole one is the tooltip. */
export const shortDeviceId = (device: string): string => device.split("-")[0] ?? device;
