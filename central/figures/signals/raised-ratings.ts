import { dayText, type Series } from "./arrange.ts";
import { falseAlarmsADay } from "./budget.ts";
import { type Flag, ratingsOf } from "./flag.ts";
import { type Reference, referencesOf, type WindowCounts } from "./references.ts";
import { countsUpTo, hitsOn, type JudgedRange, type ShareSignal, shareBound } from "./share-signal.ts";
import { soleStaff } from "./sole-staff.ts";
import { addUp, type Counts } from "./statistics/counts.ts";
import { betaBinomialTail } from "./statistics/tails.ts";

/** A change after so long a rest may not be the citizen's own, milliseconds. Slips are corrected sooner. */
const longRestMs = 4_000;

/** 差评 are 1 and 2. */
const highestNegative = 2;

/**
 * Ratings that 改评 raised from 差评 to 好评 after the screen had rested, or by another kind of input than gave them, as a
 * share of all ratings. A citizen who slipped changes at once; a clerk who changes the rating has to wait until the
 * citizen leaves. Entries without a rest time count as not rested.
 */
const raisedRatings: ShareSignal = {
  signal: "raised-ratings",
  isTrial: ({ rating }) => rating !== null,
  isHit: ({ rating }) => {
    if (!rating?.change || rating.change.fromLevel > highestNegative || rating.level <= highestNegative) return false;
    return rating.change.isOtherInput || (rating.change.restedMs ?? 0) >= longRestMs;
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

const flagOf = (series: Series, day: number, { days, counts, references }: Look): Flag | undefined => {
  const { hits, trials } = counts;
  const beyond = references.find(({ share }) => hits > 0 && betaBinomialTail(hits, trials, share) <= chance);
  if (!beyond) return undefined;
  const from = day - days + 1;
  const visits = Array.from({ length: days }, (_, at) => hitsOn(series, raisedRatings, from + at)).flat();
  const last = visits.at(-1);
  return (
    last && {
      signal: raisedRatings.signal,
      comparison: beyond.comparison,
      unitCode: last.unitCode,
      windowNumber: last.windowNumber,
      staffNumber: soleStaff(visits, series.visitsIn(from, day)),
      from: dayText(from),
      to: dayText(day),
      measured: hits / trials,
      bound: shareBound(trials, beyond.share, chance),
      ratings: ratingsOf(visits),
    }
  );
};

/**
 * The flags of every judged day with a hit; `series` are all windows of the office, or all people. A range that ended
 * before four weeks were judged may miss some: it does not read later visits.
 */
export const raisedFlags = (series: readonly Series[], range: JudgedRange): readonly Flag[] => {
  const counts = series.map((each) => countsUpTo(each, raisedRatings, range));
  const flags: Flag[] = [];
  for (let day = range.from; day <= range.to; day += 1) {
    const ofDay = counts.map((upTo) => upTo(day));
    const references = referencesOf(ofDay, raisedRatings);
    for (const [at, each] of series.entries()) {
      const now = ofDay[at];
      if (!now || each.visitsOn(day).length === 0) continue;
      const looks = looksOf(now, references[at] ?? []);
      const flag = looks.map((look) => flagOf(each, day, look)).find((found) => found !== undefined);
      if (flag) flags.push(flag);
    }
  }
  return flags;
};
