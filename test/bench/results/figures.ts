import { median, type Spread, spreadOf, toHundredths, toTenths } from "../support/statistics.ts";

/** Everything that was measured, before any of it is summed up. Milliseconds unless the name says otherwise. */
export interface Measured {
  readonly kioskTapsMs: readonly number[];
  readonly bareTapsMs: readonly number[];
  readonly kioskStartsMs: readonly number[];
  readonly bareStartsMs: readonly number[];
  /** Mebibytes; undefined where the system does not tell. */
  readonly kioskMemoryMb: number | undefined;
  readonly bareMemoryMb: number | undefined;
  readonly drainRowsPerSecond: number;
  readonly wireBytesPerEntry: number;
  readonly commitsMs: readonly number[];
}

/** The figures as they go into the JSON file: names as in the product's promises. null: could not be measured. */
export interface Figures {
  readonly tap_to_thanks_ms: Spread;
  readonly bare_tap_ms: Spread;
  /** Medians; the single starts follow. */
  readonly cold_start_ms: number;
  readonly bare_cold_start_ms: number;
  readonly cold_starts_ms: readonly number[];
  readonly bare_cold_starts_ms: readonly number[];
  readonly memory_mb: number | null;
  readonly bare_memory_mb: number | null;
  readonly drain_rows_per_s: number;
  readonly wire_bytes_per_entry: number;
  readonly durable_commit_ms: Pick<Spread, "p50" | "p99">;
  readonly ratios: {
    readonly tap_p99: number;
    readonly cold_start: number;
    readonly memory: number | null;
  };
}

export const figuresOf = (measured: Measured): Figures => {
  const tap = spreadOf(measured.kioskTapsMs);
  const bareTap = spreadOf(measured.bareTapsMs);
  const cold = median(measured.kioskStartsMs);
  const bareCold = median(measured.bareStartsMs);
  const { kioskMemoryMb, bareMemoryMb } = measured;
  const { p50, p99 } = spreadOf(measured.commitsMs);
  return {
    tap_to_thanks_ms: tap,
    bare_tap_ms: bareTap,
    cold_start_ms: Math.round(cold),
    bare_cold_start_ms: Math.round(bareCold),
    cold_starts_ms: measured.kioskStartsMs.map(Math.round),
    bare_cold_starts_ms: measured.bareStartsMs.map(Math.round),
    memory_mb: kioskMemoryMb === undefined ? null : toTenths(kioskMemoryMb),
    bare_memory_mb: bareMemoryMb === undefined ? null : toTenths(bareMemoryMb),
    drain_rows_per_s: Math.round(measured.drainRowsPerSecond),
    wire_bytes_per_entry: toTenths(measured.wireBytesPerEntry),
    durable_commit_ms: { p50, p99 },
    ratios: {
      tap_p99: toHundredths(tap.p99 / bareTap.p99),
      cold_start: toHundredths(cold / bareCold),
      memory: kioskMemoryMb && bareMemoryMb ? toHundredths(kioskMemoryMb / bareMemoryMb) : null,
    },
  };
};
