import type { Days } from "../../../contract/office/figures/periods.ts";
import { type DaySeries, dayNumber, dayText, groupBy, type Place, type Series, seriesOf } from "./arrange.ts";
import { daysNeeded, judgedDays } from "./budget.ts";
import { type LimitsMs, mostAnswered } from "./cancelled-prompts.ts";
import { type Finding, type Flag, flagOf } from "./flag.ts";
import { judgesOf, summaryKinds } from "./judge-day.ts";
import { quantile } from "./statistics/robust.ts";
import { personDayOf, type Summaries, type WindowDay, windowDayOf } from "./summaries.ts";
import type { Visit } from "./visit.ts";

const moved = (day: string, by: number): string => dayText(dayNumber(day) + by);

/**
 * The days whose visits are needed to judge the ratings of `days`: a rating may be in question as late as six days
 * after it, and the first day is judged with those before it.
 */
export const neededFor = ({ from, to }: Days): Days => ({
  from: moved(from, 1 - daysNeeded),
  to: moved(to, judgedDays - 1),
});

interface Placed {
  readonly place: Place;
  readonly visits: Series;
}

const placesBy = (visits: readonly Visit[], placeOf: (visit: Visit) => Place): readonly Placed[] =>
  [...groupBy(visits, (visit) => JSON.stringify(placeOf(visit)))].map(([key, ofPlace]) => ({
    place: JSON.parse(key) as Place,
    visits: seriesOf(ofPlace),
  }));

/** The summary of each day of a place, made once. */
const summarize = <Value>({ place, visits }: Placed, of: (sameDay: readonly Visit[]) => Value): DaySeries<Value> => {
  const made = new Map<number, Value | undefined>();
  const on = (day: number): Value | undefined => {
    if (!made.has(day)) made.set(day, visits.visitsOn(day).length === 0 ? undefined : of(visits.visitsOn(day)));
    return made.get(day);
  };
  return { place, on };
};

const mapped =
  <From, To>(of: (value: From) => To) =>
  ({ place, on }: DaySeries<From>): DaySeries<To> => ({
    place,
    on: (day) => {
      const value = on(day);
      return value === undefined ? undefined : of(value);
    },
  });

const limitsOf = (windows: readonly DaySeries<WindowDay>[], first: number, last: number): LimitsMs => {
  const limits = new Map<string, number>();
  for (let day = first; day <= last; day += 1) {
    const answersMs = windows.flatMap(({ on }) => on(day)?.answersMs ?? []);
    if (answersMs.length > 0) limits.set(dayText(day), quantile(answersMs, mostAnswered));
  }
  return (day) => limits.get(day);
};

const summariesOf = (windows: readonly DaySeries<WindowDay>[], people: readonly Placed[], limitsMs: LimitsMs) => {
  const ofPeople = people.map((person) => summarize(person, personDayOf));
  const cancelled = ({ place, on }: DaySeries<WindowDay>) => ({
    place,
    on: (day: number) => {
      const ofDay = on(day);
      if (!ofDay) return undefined;
      const hits = ofDay.withdrawnMs.filter((ms) => ms <= (limitsMs(dayText(day)) ?? 0)).length;
      return { hits, trials: ofDay.answersMs.length + hits };
    },
  });
  return {
    quickAnswers: windows.map(mapped(({ quickAnswers }) => quickAnswers)),
    walkUps: windows.map(mapped(({ walkUps }) => walkUps)),
    afterClosing: windows.map(mapped(({ afterClosing }) => afterClosing)),
    cancelledPrompts: windows.map(cancelled),
    levels: windows.map(mapped(({ levels }) => levels)),
    busiest: windows.map(mapped(({ busiest }) => busiest)),
    answers: ofPeople.map(mapped(({ answers }) => answers)),
    raisedAtWindows: windows.map(mapped(({ raised }) => raised)),
    raisedByPeople: ofPeople.map(mapped(({ raised }) => raised)),
  } satisfies Summaries;
};

/**
 * Every flag that covers one of `days`, one for each judged day. A function of the visits alone: those of
 * `neededFor(days)` have to be among them, others change nothing.
 */
export const judgeVisits = (visits: readonly Visit[], days: Days): readonly Flag[] => {
  const needed = neededFor(days);
  const looked = visits.filter(({ day }) => day >= needed.from && day <= needed.to);
  const windows = placesBy(looked, ({ unitCode, windowNumber }) => ({ unitCode, windowNumber, staffNumber: null }));
  const people = placesBy(looked, ({ unitCode, staffNumber }) => ({ unitCode, windowNumber: null, staffNumber }));
  const visitsOf = new Map([...windows, ...people].map(({ place, visits: own }) => [JSON.stringify(place), own]));
  const ofWindows = windows.map((window) => summarize(window, windowDayOf));
  const limitsMs = limitsOf(ofWindows, dayNumber(needed.from), dayNumber(needed.to));
  const summaries = summariesOf(ofWindows, people, limitsMs);
  const judged: Finding[] = [];
  for (let day = dayNumber(days.from); day <= dayNumber(needed.to); day += 1) {
    for (const kind of summaryKinds) {
      for (const judge of judgesOf(kind, summaries[kind], day, limitsMs)) judged.push(...judge());
    }
  }
  return judged
    .flatMap((finding) => flagOf(finding, visitsOf.get(JSON.stringify(finding.place)) ?? seriesOf([])) ?? [])
    .filter(({ from, to }) => from <= days.to && to >= days.from);
};
