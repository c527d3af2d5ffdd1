import type { Comparison } from "../../../contract/office/figures/signals.ts";
import { falseAlarmsADay, fewestPeers } from "./budget.ts";
import { addUp, type Counts, correlationIn } from "./statistics/counts.ts";
import { type Beta, betaBinomialTail } from "./statistics/tails.ts";

/** What a share of a window ought to be, by one comparison. */
export interface Reference {
  readonly comparison: Comparison;
  readonly share: Beta;
}

/** The counts of one window: in the weeks before, and in the days that are judged. */
export interface WindowCounts {
  readonly history: readonly Counts[];
  readonly now: Counts;
}

/** Half a hit and half a miss beside the counted ones, so that no share is 0 or 1 for sure. */
const meanOf = ({ hits, trials }: Counts): number => (hits + 0.5) / (trials + 1);

/** No surer than as many trials as there were. */
const betaOf = (mean: number, correlation: number, trials: number): Beta => {
  const precision = Math.min(trials + 1, correlation > 0 ? 1 / correlation - 1 : Number.POSITIVE_INFINITY);
  return { a: mean * precision, b: (1 - mean) * precision };
};

/** A window's parts, the judged days among them, and all of them added up. */
interface Whole {
  readonly parts: readonly Counts[];
  readonly now: Counts;
  readonly all: Counts;
}

const wholeOf = ({ history, now }: WindowCounts): Whole => {
  const parts = [...history, now];
  return { parts, now, all: addUp(parts) };
};

/** How parts lie apart, whosever they are: it is one part of one window that is judged. */
const fitPeers = (peers: readonly Whole[]): Beta => {
  const all = addUp(peers.map((peer) => peer.all));
  return betaOf(meanOf(all), correlationIn([peers.flatMap(({ parts }) => parts)]), all.trials);
};

const shareOf = ({ all }: Whole): number => all.hits / all.trials;

/**
 * Those that are alike: first the nine tenths with the lowest shares, then whoever is no more unusual beside them than
 * chance allows on one day. A few that cheat all the time would otherwise make everything look usual. Where hits are rare
 * a few that have just begun to do so as well, for they alone are how far the others seem to lie apart: there the judged
 * days have to be no more unusual either.
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
 * What each window's share is held against. Peers: how the shares of all of them lie apart (a Beta distribution). Own
 * history: the window's own share of the weeks before, drawn to its peers' where there is little of it, and no surer than
 * shares stay the same from week to week: half as those of all windows do, and half as those of this one, where it is less.
 * `isRare` where honest windows have next to no hits.
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
