import { dayNumber, dayText } from "../../../central/figures/signals/arrange.ts";
import type { Visit } from "../../../central/figures/signals/visit.ts";
import { withChanges, withDeclines } from "./honest-changes.ts";
import { type Counter, drawCounter } from "./honest-counter.ts";
import { honestDay, type Mood } from "./honest-day.ts";
import type { Random } from "./random.ts";

/** The load of the days from Monday to Sunday; on Saturdays half of the windows open in the morning. */
export const busyness = [1.2, 1, 0.95, 0.95, 1, 0.4, 0] as const;

/** 1970 began on a Thursday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;

/** The mood of a day since 1970. */
export const moodOf = (random: Random, { clerks }: Counter, day: number): Mood => {
  // Two clerks who share a window change from week to week, and at times within it.
  const turn = Math.floor((day + 3) / 7) + (random.happens(0.2) ? 1 : 0);
  const clerk = clerks[turn % clerks.length] ?? clerks[0];
  const isBadDay = random.happens(1 / 60);
  return {
    clerk,
    bestShare: clerk.bestShare * (isBadDay ? random.between(0.4, 0.8) : 1),
    paceFactor: random.logNormal(1, 0.06),
  };
};

/** The visits of a window by day. */
export type CounterDays = ReadonlyMap<string, readonly Visit[]>;

export const honestDays = (random: Random, counter: Counter, from: string, days: number): CounterDays => {
  const visits = new Map<string, readonly Visit[]>();
  const opensSaturdays = random.happens(0.5);
  for (let index = 0; index < days; index += 1) {
    const day = dayNumber(from) + index;
    const weekday = weekdayOf(day);
    if (weekday === 6 || (weekday === 5 && !opensSaturdays)) continue;
    const share = busyness[weekday] ?? 1;
    const honest = honestDay(random, counter, moodOf(random, counter, day), dayText(day), share);
    visits.set(dayText(day), withChanges(counter, withDeclines(counter, honest)));
  }
  return visits;
};

/** A hall with equally many windows of every kind. */
export const drawHall = (random: Random, windows: number): readonly Counter[] =>
  Array.from({ length: windows }, (_, index) => drawCounter(random, `hall-${Math.floor(index / 10)}`, index + 1));
