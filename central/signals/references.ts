import type { Comparison } from "../../contract/office/signals.ts";
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

const fitPeers = (peers: readonly Counts[]): Beta => {
  const all = addUp(peers);
  return betaOf(meanOf(all), correlationIn([peers]), all.trials);
};

const shareOf = ({ hits, trials }: Counts): number => hits / trials;

/**
 * Those that are alike: first the nine tenths with the lowest shares, then whoever is no more unusual beside them than
 * chance allows on one day. A few that cheat all the time would otherwise make everything look usual.
 */
const alike = (wholes: readonly Counts[]): ReadonlySet<Counts> => {
  const sorted = wholes.toSorted((one, other) => shareOf(one) - shareOf(other));
  let admitted = sorted.slice(0, Math.ceil(sorted.length * 0.9));
  for (let time = 0; time < 2; time += 1) {
    const fit = fitPeers(admitted);
    admitted = sorted.filter(({ hits, trials }) => betaBinomialTail(hits, trials, fit) > falseAlarmsADay);
  }
  return new Set(admitted);
};

/**
 * What each window's share is held against. Peers: how the shares of all of them lie apart (a Beta distribution). Own
 * history: the window's own share of the weeks before, drawn to its peers' where there is little of it, and no surer than
 * shares of one window stay the same from week to week.
 */
export const referencesOf = (windows: readonly WindowCounts[]): readonly (readonly Reference[])[] => {
  const wholes = windows.map(({ history, now }) => addUp([...history, now]));
  const peers = alike(wholes.filter(({ trials }) => trials > 0));
  if (peers.size < fewestPeers) return windows.map(() => []);
  const fit = fitPeers([...peers]);
  const drift = correlationIn(windows.flatMap(({ history }, at) => (peers.has(wholes[at] as Counts) ? [history] : [])));
  return windows.map(({ history }) => {
    const before = addUp(history);
    const mean = (before.hits + fit.a) / (before.trials + fit.a + fit.b);
    const own = betaOf(mean, drift, before.trials + fit.a + fit.b);
    const fromPeers: Reference = { comparison: "peers", share: fit };
    return before.trials === 0 ? [fromPeers] : [fromPeers, { comparison: "own-history", share: own }];
  });
};
