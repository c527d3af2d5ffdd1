import type { DaySeries } from "./arrange.ts";
import { falseAlarmsADay } from "./budget.ts";
import type { Finding } from "./flag.ts";
import { type Reference, referencesOf, type WindowCounts } from "./references.ts";
import { countsUpTo, hitsIn, type ShareSignal, shareBound } from "./share-signal.ts";
import { addUp, type Counts } from "./statistics/counts.ts";
import { betaBinomialTail } from "./statistics/tails.ts";
import type { Visit } from "./visit.ts";

/** A change after so long a rest may not be the citizen's own, milliseconds. Slips are corrected sooner. */
const longRestMs = 4_000;

/** 差评 are 1 and 2. */
const highestNegative = 2;

const isRaised = ({ rating }: Visit): boolean => {
  if (!rating?.change || rating.change.fromLevel > highestNegative || rating.level <= highestNegative) return false;
  return rating.change.isOtherInput || (rating.change.restedMs ?? 0) >= longRestMs;
};

/**
 * Ratings that 改评 raised from 差评 to 好评 after the screen had rested, or by another kind of input than gave them, as a
 * share of all ratings. A citizen who slipped changes at once; a clerk who changes the rating has to wait until the
 * citizen leaves. Entries without a rest time count as not rested.
 */
export const raisedRatings: ShareSignal = {
  signal: "raised-ratings",
  of: (sameDay) => {
    const rated = sameDay.filter(({ rating }) => rating !== null);
    return { trials: rated.length, hits: rated.filter(isRaised) };
  },
  isRare: true,
};

/** Days that are judged together, the last of them the judged one, and their references. */
interface Look {
  readonly days: number;
  readonly counts: Counts;
  readonly references: readonly Reference[];
}

/** 差评 are few: a week of them at a quiet window proves nothing, but four weeks may. */
const looksOf = ({ history, now }: WindowCounts, references: readonly Reference[]): readonly Look[] => [
  { days: 7, counts: now, references },
  {
    days: 28,
    counts: addUp([now, ...history.slice(0, 3)]),
    references: references.filter(({ comparison }) => comparison === "peers"),
  },
];

/** By window and by person, a week by two comparisons and four weeks by one: six tests share the budget. */
const chance = falseAlarmsADay / 2 / 3;

const findingOf = ({ place }: DaySeries<Counts>, day: number, look: Look): Finding | undefined => {
  const { hits, trials } = look.counts;
  const beyond = look.references.find(({ share }) => hits > 0 && betaBinomialTail(hits, trials, share) <= chance);
  if (!beyond) return undefined;
  const from = day - look.days + 1;
  return {
    ...{ signal: raisedRatings.signal, comparison: beyond.comparison, place, from, to: day, readFrom: from },
    measured: hits / trials,
    bound: shareBound(trials, beyond.share, chance),
    among: (visits) => hitsIn(visits, raisedRatings, from, day),
  };
};

/** `series` are all windows of the office, or all people. */
export const findRaised = (series: readonly DaySeries<Counts>[], day: number): readonly Finding[] => {
  const counts = series.map((each) => countsUpTo(each, day));
  const references = referencesOf(counts, raisedRatings);
  return series.flatMap((each, at): readonly Finding[] => {
    const ofEach = counts[at];
    if (!ofEach || each.on(day) === undefined) return [];
    const found = looksOf(ofEach, references[at] ?? []).map((look) => findingOf(each, day, look));
    return found.filter((finding) => finding !== undefined).slice(0, 1);
  });
};
