import type { Comparison } from "../../../contract/office/figures/signals.ts";
import { falseAlarmsADay, fewestPeers } from "./budget.ts";
import { addUp, type Counts, correlationIn } from "./statistics/counts.ts";
import { type Beta, betaBinomialTail } from "./statistics/tails.ts";

/** The expected share of a window, by one comparison. */
export interface Reference {
  readonly comparison: Comparison;
  readonly share: Beta;
}

/** The counts of one window: in the weeks before, and in the judged days. */
export interface WindowCounts {
  readonly history: readonly Counts[];
  readonly now: Counts;
}

/** Adds half a hit and half a miss to the counts, so that no share is surely 0 or 1. */
const meanOf = ({ hits, trials }: Counts): number => (hits + 0.5) / (trials + 1);

/** No more certain than that many trials. */
const betaOf = (mean: number, correlation: number, trials: number): Beta => {
  const precision = Math.min(trials + 1, correlation > 0 ? 1 / correlation - 1 : Number.POSITIVE_INFINITY);
  return { a: mean * precision, b: (1 - mean) * precision };
};

/** A window's parts, including the judged days, and the sum of all. */
interface Whole {
  readonly parts: readonly Counts[];
  readonly now: Counts;
  readonly all: Counts;
}

const wholeOf = ({ history, now }: WindowCounts): Whole => {
  const parts = [...history, now];
  return { parts, now, all: addUp(parts) };
};

/** The spread of the parts of all windows: one part of one window is judged. */
const fitPeers = (peers: readonly Whole[]): Beta => {
  const all = addUp(peers.map((peer) => peer.all));
  return betaOf(meanOf(all), correlationIn([peers.flatMap(({ parts }) => parts)]), all.trials);
};

const shareOf = ({ all }: Whole): number => all.hits / all.trials;

/**
 * The typical windows: first the nine tenths with the lowest shares, then all others that differ from them no more than
 * chance allows on one day. Otherwise a few that always cheat would make everything look usual. Where hits are rare, a
 * few that have just begun would do so as well, because the spread comes from them alone: there the judged days have to
 * be typical, too.
 */
const alike = (wholes: readonly Whole[], isRare: boolean): ReadonlySet<Whole> => {
  const sorted = wholes.filter(({ all }) => all.trials > 0).toSorted((one, other) => shareOf(one) - shareOf(other));
  let admitted = sorted.slice(0, Math.ceil(sorted.length * 0.9));
  for (let time = 0; time < 3; time += 1) {
    const fit = fitPeers(admitted);
    const isUsual = ({ hits, trials }: Counts): boolean => betaBinomialTail(hits, trials, fit) > falseAlarmsADay;
    admitted = sorted.filter(({ now, all }) => isUsual(all) && (!isRare || isUsual(now)));
  }
  return new Set(admitted);
};

/**
 * The references for each window's share. Peers: the spread of all shares (a Beta distribution). Own history: the
 * window's own share of the weeks before, drawn towards its peers' where it has little data, and no more certain than
 * shares are stable from week to week: the mean of the stability of all windows and that of this one, where it is
 * lower. `isRare` where honest windows have almost no hits.
 */
export const referencesOf = (
  windows: readonly WindowCounts[],
  { isRare = false }: { readonly isRare?: boolean } = {},
): readonly (readonly Reference[])[] => {
  const wholes = windows.map(wholeOf);
  const peers = alike(wholes, isRare);
  if (peers.size < fewestPeers) return windows.map(() => []);
  const fit = fitPeers([...peers]);
  const drift = correlationIn(windows.flatMap(({ history }, at) => (peers.has(wholes[at] as Whole) ? [history] : [])));
  return windows.map(({ history }) => {
    const before = addUp(history);
    const mean = (before.hits + fit.a) / (before.trials + fit.a + fit.b);
    const own = betaOf(mean, (drift + Math.max(drift, correlationIn([history]))) / 2, before.trials + fit.a + fit.b);
    const fromPeers: Reference = { comparison: "peers", share: fit };
    return before.trials === 0 ? [fromPeers] : [fromPeers, { comparison: "own-history", share: own }];
  });
};
