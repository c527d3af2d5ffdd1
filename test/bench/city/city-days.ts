import { dayNumber, dayText } from "../../../central/figures/signals/arrange.ts";
import type { Visit } from "../../../central/figures/signals/visit.ts";
import { type FraudKind, fraudKinds, frauds } from "../../support/counters/fraud.ts";
import { withChanges, withDeclines } from "../../support/counters/honest-changes.ts";
import { type Counter, drawCounter } from "../../support/counters/honest-counter.ts";
import { honestDay } from "../../support/counters/honest-day.ts";
import { busyness, moodOf, weekdayOf } from "../../support/counters/honest-weeks.ts";
import { createRandom, type Random } from "../../support/counters/random.ts";
import type { CityWindow } from "./city-plan.ts";

/** The first day of the year that the city serves, and how many there are. */
export const firstDay = "2025-12-01";
export const daysOfYear = 365;

/** Twenty million ratings of 18,108 windows are four a day: the windows of the simulation have ten times as many visits. */
const loadFactor = 0.104;

/** The load of the months from January to December: little around the Spring Festival, much before and after summer. */
const seasons = [0.9, 0.6, 1.15, 1.1, 1, 1.15, 0.95, 0.9, 1.1, 0.85, 1.1, 1.15] as const;

/** One window in a hundred manipulates its ratings for eight weeks. */
const bentEvery = 100;
const bentDays = 56;

const counterOf = (random: Random, { unitCode, number, clerks }: CityWindow): Counter => {
  const drawn = drawCounter(random, unitCode, Number(number));
  const [first, second = first] = drawn.clerks;
  return {
    ...drawn,
    visitsADay: drawn.visitsADay * loadFactor,
    clerks: [
      { ...first, staffNumber: clerks[0] },
      { ...second, staffNumber: clerks[1] },
    ],
  };
};

const fraudOf = ({ index }: CityWindow): FraudKind | undefined =>
  index % bentEvery === 7 ? fraudKinds[Math.floor(index / bentEvery) % fraudKinds.length] : undefined;

export interface CityDay {
  readonly day: string;
  readonly staffNumber: string;
  readonly visits: readonly Visit[];
}

/** The days on which the window is open, one after another, each with one clerk; the same for the same seed. */
export function* cityDays(seed: number, window: CityWindow, days = daysOfYear): Generator<CityDay> {
  const random = createRandom(seed * 1_000_003 + window.index);
  const counter = counterOf(random, window);
  const opensSaturdays = random.happens(0.5);
  const fraud = fraudOf(window);
  const bentFrom = Math.floor(random.between(0, daysOfYear - bentDays));
  for (let index = 0; index < days; index += 1) {
    const number = dayNumber(firstDay) + index;
    const weekday = weekdayOf(number);
    if (weekday === 6 || (weekday === 5 && !opensSaturdays)) continue;
    const day = dayText(number);
    const share = (busyness[weekday] ?? 1) * (seasons[Number(day.slice(5, 7)) - 1] ?? 1);
    const mood = moodOf(random, counter, number);
    const honest = withChanges(counter, withDeclines(counter, honestDay(random, counter, mood, day, share)));
    const isBent = fraud !== undefined && index >= bentFrom && index < bentFrom + bentDays;
    const visits = isBent ? frauds[fraud](random, honest) : honest;
    yield { day, staffNumber: mood.clerk.staffNumber, visits };
  }
}
