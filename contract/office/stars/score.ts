import type { LevelCounts } from "../figures/figures.ts";

/** The version of the formulas in this folder; a frozen month names the one that it was computed with. */
export const formulaVersion = 1;

/** An estimate of the mean level behind some ratings, and the variance of this estimate. */
export interface Estimate {
  readonly mean: number;
  readonly variance: number;
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/**
 * The mean level, with one imagined rating of each level beside those given: a few ratings are then no certainty.
 * Evan Miller, "Ranking Items With Star Ratings" (2014), with a flat prior. It depends on these ratings alone.
 */
export const estimateOf = (levels: LevelCounts): Estimate => {
  const counts = levels.map((count) => count + 1);
  const all = sum(counts);
  const mean = sum(counts.map((count, index) => (index + 1) * count)) / all;
  const meanSquare = sum(counts.map((count, index) => (index + 1) ** 2 * count)) / all;
  return { mean, variance: (meanSquare - mean ** 2) / (all + 1) };
};

/** 星级分: the mean less `z` standard deviations. */
export const starScore = ({ mean, variance }: Estimate, z: number): number => mean - z * Math.sqrt(variance);

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The mean with `z` standard deviations on both sides, within the five levels. */
export const intervalOf = ({ mean, variance }: Estimate, z: number): Interval => {
  const reach = z * Math.sqrt(variance);
  return { from: Math.max(1, mean - reach), to: Math.min(5, mean + reach) };
};

/** Whether the difference of two means is larger than chance explains. */
export const isClearlyBetter = (one: Estimate, other: Estimate, z: number): boolean =>
  one.mean - other.mean > z * Math.sqrt(one.variance + other.variance);

/** The places that one of `among` may have. */
export interface PlaceRange {
  readonly best: number;
  readonly worst: number;
  readonly among: number;
}

/** Wider than any rounding of the bounds below. */
const margin = 1e-9;

/**
 * Finds the place range of each of these peers: behind all that are clearly better, before all that are clearly worse.
 * The peers are sorted once. Where even the widest interval of any peer decides, none is compared.
 */
export const placesAmong = (peers: readonly Estimate[], z: number): ((one: Estimate) => PlaceRange) => {
  const sorted = peers.toSorted((one, other) => one.mean - other.mean);
  const variances = sorted.map(({ variance }) => variance).sort((one, other) => one - other);
  const [narrowest, widest] = [variances[0] ?? 0, variances.at(-1) ?? 0];
  /** How many peers have a mean of at most `mean`. */
  const countUpTo = (mean: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.mean ?? 0) <= mean) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const count = (from: number, to: number, isCounted: (peer: Estimate) => boolean): number => {
    let counted = 0;
    for (let place = from; place < to; place += 1) {
      const peer = sorted[place];
      if (peer && isCounted(peer)) counted += 1;
    }
    return counted;
  };
  const reachOf = ({ variance }: Estimate, other: number): number => z * Math.sqrt(variance + other);
  return (one) => {
    const [near, far] = [reachOf(one, narrowest) - margin, reachOf(one, widest) + margin];
    const [worse, notWorse] = [countUpTo(one.mean - far), countUpTo(one.mean - near)];
    const [notBetter, better] = [countUpTo(one.mean + near), countUpTo(one.mean + far)];
    return {
      best: 1 + sorted.length - better + count(notBetter, better, (peer) => isClearlyBetter(peer, one, z)),
      worst: sorted.length - worse - count(worse, notWorse, (peer) => isClearlyBetter(one, peer, z)),
      among: sorted.length,
    };
  };
};
