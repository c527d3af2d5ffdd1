import type { ScreenTimes } from "../screens/measure-screens.ts";
import type { StartTimes } from "../starts/measure-starts.ts";
import { median, type Spread, spreadOf, toHundredths, toTenths } from "../support/statistics.ts";
import type { TapTimes } from "../taps/measure-taps.ts";

/** All measurements before any summary. Milliseconds unless the name says otherwise. */
export interface Measured {
  readonly taps: TapTimes;
  readonly fourYearTaps: TapTimes;
  readonly starts: StartTimes;
  readonly screens: ScreenTimes;
  /** Mebibytes; undefined where the system does not report them. */
  readonly kioskMemoryMb: number | undefined;
  readonly bareMemoryMb: number | undefined;
  readonly drainRowsPerSecond: number;
  readonly wireBytesPerEntry: number;
  readonly commitsMs: readonly number[];
}

/** Taps with a ledger of four years on the disk, and the taps on the empty application that took turns with them. */
interface FourYearTapFigures {
  readonly tap_to_thanks_150k_ms: Spread;
  readonly touch_to_thanks_150k_ms: Spread;
  readonly bare_tap_beside_150k_ms: Spread;
  readonly bare_touch_beside_150k_ms: Spread;
}

interface TapFigures extends FourYearTapFigures {
  /** By mouse, from button down. */
  readonly tap_to_thanks_ms: Spread;
  readonly bare_tap_ms: Spread;
  /** By finger, from lifting. */
  readonly touch_to_thanks_ms: Spread;
  readonly bare_touch_ms: Spread;
  /** By a finger that lifts at once, from touching down. */
  readonly hasty_touch_to_thanks_ms: Spread;
}

interface StartFigures {
  /** A median; the single starts follow. */
  readonly cold_start_ms: number;
  readonly cold_start_150k_ms: number;
  readonly bare_cold_start_ms: number;
  readonly cold_starts_ms: readonly number[];
  readonly cold_starts_150k_ms: readonly number[];
  readonly bare_cold_starts_ms: readonly number[];
}

interface ScreenFigures {
  readonly ready_to_prompt_ms: Spread;
  readonly prompt_to_interactive_ms: Spread;
  readonly idle_to_badge_ms: Spread;
  readonly key_to_candidates_ms: Spread;
}

/** The figures as written to the JSON file, named as in the product's promises. null: could not be measured. */
export interface Figures extends TapFigures, StartFigures, ScreenFigures {
  readonly memory_mb: number | null;
  readonly bare_memory_mb: number | null;
  readonly drain_rows_per_s: number;
  readonly wire_bytes_per_entry: number;
  readonly durable_commit_ms: Pick<Spread, "p50" | "p99">;
  readonly ratios: {
    readonly tap_p99: number;
    readonly touch_p99: number;
    readonly tap_150k_p99: number;
    readonly touch_150k_p99: number;
    readonly cold_start: number;
    readonly cold_start_150k: number;
    readonly memory: number | null;
  };
}

const tapFigures = ({ taps, fourYearTaps }: Measured): TapFigures => ({
  tap_to_thanks_ms: spreadOf(taps.mouse.kioskMs),
  bare_tap_ms: spreadOf(taps.mouse.bareMs),
  touch_to_thanks_ms: spreadOf(taps.touch.kioskMs),
  bare_touch_ms: spreadOf(taps.touch.bareMs),
  hasty_touch_to_thanks_ms: spreadOf(taps.hastyTouchMs),
  tap_to_thanks_150k_ms: spreadOf(fourYearTaps.mouse.kioskMs),
  bare_tap_beside_150k_ms: spreadOf(fourYearTaps.mouse.bareMs),
  touch_to_thanks_150k_ms: spreadOf(fourYearTaps.touch.kioskMs),
  bare_touch_beside_150k_ms: spreadOf(fourYearTaps.touch.bareMs),
});

const startFigures = ({ starts }: Measured): StartFigures => ({
  cold_start_ms: Math.round(median(starts.kioskMs)),
  cold_start_150k_ms: Math.round(median(starts.fourYearKioskMs)),
  bare_cold_start_ms: Math.round(median(starts.bareMs)),
  cold_starts_ms: starts.kioskMs.map(Math.round),
  cold_starts_150k_ms: starts.fourYearKioskMs.map(Math.round),
  bare_cold_starts_ms: starts.bareMs.map(Math.round),
});

const screenFigures = ({ screens }: Measured): ScreenFigures => ({
  ready_to_prompt_ms: spreadOf(screens.readyToPromptMs),
  prompt_to_interactive_ms: spreadOf(screens.promptToInteractiveMs),
  idle_to_badge_ms: spreadOf(screens.idleToBadgeMs),
  key_to_candidates_ms: spreadOf(screens.keyToCandidatesMs),
});

const ratiosOf = (taps: TapFigures, { starts, kioskMemoryMb, bareMemoryMb }: Measured): Figures["ratios"] => {
  const bareStartMs = median(starts.bareMs);
  return {
    tap_p99: toHundredths(taps.tap_to_thanks_ms.p99 / taps.bare_tap_ms.p99),
    touch_p99: toHundredths(taps.touch_to_thanks_ms.p99 / taps.bare_touch_ms.p99),
    tap_150k_p99: toHundredths(taps.tap_to_thanks_150k_ms.p99 / taps.bare_tap_beside_150k_ms.p99),
    touch_150k_p99: toHundredths(taps.touch_to_thanks_150k_ms.p99 / taps.bare_touch_beside_150k_ms.p99),
    cold_start: toHundredths(median(starts.kioskMs) / bareStartMs),
    cold_start_150k: toHundredths(median(starts.fourYearKioskMs) / bareStartMs),
    memory: kioskMemoryMb && bareMemoryMb ? toHundredths(kioskMemoryMb / bareMemoryMb) : null,
  };
};

export const figuresOf = (measured: Measured): Figures => {
  const { kioskMemoryMb, bareMemoryMb } = measured;
  const taps = tapFigures(measured);
  const { p50, p99 } = spreadOf(measured.commitsMs);
  return {
    ...taps,
    ...startFigures(measured),
    ...screenFigures(measured),
    memory_mb: kioskMemoryMb === undefined ? null : toTenths(kioskMemoryMb),
    bare_memory_mb: bareMemoryMb === undefined ? null : toTenths(bareMemoryMb),
    drain_rows_per_s: Math.round(measured.drainRowsPerSecond),
    wire_bytes_per_entry: toTenths(measured.wireBytesPerEntry),
    durable_commit_ms: { p50, p99 },
    ratios: ratiosOf(taps, measured),
  };
};
