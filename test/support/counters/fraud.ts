import type { Visit } from "../../../central/figures/signals/visit.ts";
import { closesAtMs, endedVisit, ratedVisit } from "./honest-day.ts";
import type { Random } from "./random.ts";

const minuteMs = 60_000;

/** A manipulation of the honest visits of a day. */
export type Fraud = (random: Random, visits: readonly Visit[]) => readonly Visit[];

const midnightMs = ({ day }: Visit): number => Date.parse(`${day}T00:00:00Z`);

const fives = (random: Random, near: Visit, startMs: number, gapsMs: readonly number[], isWalkUp: boolean) => {
  let atMs = startMs;
  return gapsMs.map((gapMs) => {
    atMs += gapMs;
    const tookMs = isWalkUp ? random.logNormal(1_200, 0.4) : random.logNormal(1_500, 0.5);
    return ratedVisit(random, near, { day: near.day, atMs }, { level: 5, tookMs: Math.max(420, tookMs), isWalkUp });
  });
};

const byOpening = (visits: readonly Visit[]): readonly Visit[] =>
  visits.toSorted((one, other) => one.openedAtMs - other.openedAtMs);

const gaps = (random: Random, count: number, fromMs: number, toMs: number): readonly number[] =>
  Array.from({ length: Math.floor(count) }, () => random.between(fromMs, toMs));

/**
 * Instead of a third of the citizens who would not have answered, and of a tenth of the others, the clerk taps 5 at
 * once.
 */
const tapsHimself: Fraud = (random, visits) =>
  visits.map((visit) => {
    if (visit.isWalkUp || !random.happens(visit.outcome === "unanswered" ? 0.35 : 0.1)) return visit;
    const moment = { day: visit.day, atMs: visit.openedAtMs - midnightMs(visit) };
    return ratedVisit(random, visit, moment, { level: 5, tookMs: Math.max(420, random.logNormal(700, 0.3)) });
  });

/** Eight to fifteen walk-ups in a row, without a citizen. */
const walksUp: Fraud = (random, visits) => {
  const [first] = visits;
  if (!first) return visits;
  const startMs = random.oneOf([12.2, 12.7, 8.7, 16.6]) * 60 * minuteMs;
  return byOpening([
    ...visits,
    ...fives(random, first, startMs, gaps(random, random.between(8, 16), 6_000, 60_000), true),
  ]);
};

/** Five to ten prompts of the clerk's own after closing. */
const staysBehind: Fraud = (random, visits) => {
  const last = visits.at(-1);
  if (!last) return visits;
  const startMs = Math.max(closesAtMs, last.openedAtMs - midnightMs(last)) + minuteMs;
  return byOpening([
    ...visits,
    ...fives(random, last, startMs, gaps(random, random.between(5, 11), 20_000, 4 * minuteMs), false),
  ]);
};

/**
 * Withdraws the prompt where the citizen looks unhappy, half of the time by 暂不评价 on the touchscreen: for four in five
 * who would choose 1 to 3, two in five who would choose 4, and, because looks deceive, one in twenty of the others.
 */
const takesBack: Fraud = (random, visits) =>
  visits.map((visit) => {
    if (visit.isWalkUp || !visit.rating) return visit;
    const { level } = visit.rating;
    if (!random.happens(level <= 3 ? 0.8 : level === 4 ? 0.4 : 0.05)) return visit;
    const how = random.happens(0.5) ? "declined" : "cancelled";
    return endedVisit(visit, how, visit.tookMs * random.between(0.6, 0.95));
  });

/** Stands over the citizen and points: more of them answer, none declines, nearly all with 5, in half of the time. */
const standsOver: Fraud = (random, visits) =>
  visits.map((visit) => {
    if (visit.isWalkUp || visit.outcome === "cancelled") return visit;
    if (visit.outcome === "unanswered" && !random.happens(0.5)) return visit;
    const usualMs = visit.outcome === "unanswered" ? random.logNormal(4_200, 0.5) : visit.tookMs;
    const moment = { day: visit.day, atMs: visit.openedAtMs - midnightMs(visit) };
    const level = random.happens(0.995) ? 5 : (visit.rating?.level ?? 5);
    return ratedVisit(random, visit, moment, { level, tookMs: Math.max(420, usualMs * random.between(0.35, 0.65)) });
  });

/** Changes four in five of the present 差评 to 5, once the citizen has turned to leave and before 改评 closes. */
const raises: Fraud = (random, visits) =>
  visits.map((visit) => {
    const { rating } = visit;
    if (!rating || rating.level > 2 || rating.change || !random.happens(0.8)) return visit;
    const restedMs = Math.round(random.between(3_500, 8_000));
    return {
      ...visit,
      rating: { ...rating, level: 5, change: { fromLevel: rating.level, restedMs, isOtherInput: false } },
    };
  });

/** The six simulated methods of manipulating ratings. */
export const frauds = { tapsHimself, walksUp, staysBehind, takesBack, standsOver, raises } as const;
export type FraudKind = keyof typeof frauds;
export const fraudKinds = Object.keys(frauds) as readonly FraudKind[];
