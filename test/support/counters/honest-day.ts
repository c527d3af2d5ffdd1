import type { Visit } from "../../../central/figures/signals/visit.ts";
import type { Clerk, Counter } from "./honest-counter.ts";
import type { Random } from "./random.ts";

const hourMs = 3_600_000;

/** Open from nine to twelve and from half past one to five. */
export const closesAtMs = 17 * hourMs;
const lunch = { from: 12 * hourMs, to: 13.5 * hourMs } as const;

/** No citizen draws a number later: the last ones are mostly served by closing time. */
const lastNumberAt = 16.75;

/** Milliseconds from midnight: half of all arrive in a rush at ten and at half past two, the others at any time. */
const arrival = (random: Random): number => {
  const rush = random.happens(0.5);
  const at = rush ? random.normal(random.oneOf([10, 14.5]), 0.5) : random.between(9, lastNumberAt);
  return Math.min(lastNumberAt, Math.max(9, at)) * hourMs;
};

/**
 * The ends of services: one after another, none over lunch; citizens who still wait at closing time are sent home, or
 * served.
 */
const serviceEnds = (random: Random, counter: Counter, visits: number): readonly number[] => {
  const staysLate = random.happens(counter.lateShare);
  const ends: number[] = [];
  for (const came of Array.from({ length: visits }, () => arrival(random)).sort((one, other) => one - other)) {
    let start = Math.max(came, ends.at(-1) ?? 0);
    if (start >= lunch.from && start < lunch.to) start = lunch.to + random.between(0, 60_000);
    if (start >= closesAtMs && !staysLate) break;
    ends.push(start + random.logNormal(counter.serviceMs, 0.5));
  }
  return ends;
};

/** The properties of one day: the clerk, and its particular circumstances. */
export interface Mood {
  readonly clerk: Clerk;
  /** 非常满意, lower on a day when the system is down. */
  readonly bestShare: number;
  /** Days differ in how quickly people answer. */
  readonly paceFactor: number;
}

const levelOf = (random: Random, bestShare: number): number => {
  if (random.happens(bestShare)) return 5;
  return random.oneOf([4, 4, 4, 4, 3, 3, 2, 1]);
};

const soonestMs = 420;

const answerMs = (random: Random, { quickShare }: Counter, { clerk, paceFactor }: Mood): number =>
  random.happens(quickShare)
    ? random.between(soonestMs, 1_000)
    : Math.max(soonestMs, random.logNormal(clerk.middleMs * paceFactor, 0.5));

/** A rating's key, with an order of its own. */
const nextKey = (random: Random) => ({ device: "simulated", epoch: 1, seq: Math.floor(random.share() * 2 ** 52) });

export interface Moment {
  readonly day: string;
  /** From midnight, milliseconds. */
  readonly atMs: number;
}

type Place = Pick<Visit, "unitCode" | "windowNumber" | "staffNumber">;

/** An answered visit. */
export const ratedVisit = (
  random: Random,
  place: Place,
  { day, atMs }: Moment,
  { level, tookMs, isWalkUp = false }: { readonly level: number; readonly tookMs: number; readonly isWalkUp?: boolean },
): Visit => ({
  ...{ unitCode: place.unitCode, windowNumber: place.windowNumber, staffNumber: place.staffNumber },
  day,
  openedAtMs: Date.parse(`${day}T00:00:00Z`) + atMs,
  isWalkUp,
  outcome: "answered",
  tookMs: Math.round(tookMs),
  rating: { ...nextKey(random), level, isAfterClosing: atMs + tookMs >= closesAtMs, change: null },
});

/** The same, ended without a tap. */
export const endedVisit = (visit: Visit, outcome: Exclude<Visit["outcome"], "answered">, tookMs: number): Visit => ({
  ...visit,
  outcome,
  tookMs: Math.round(tookMs),
  rating: null,
});

/** The visits after one service: a prompt, a rating unasked, or several of a family. */
const visitsAfter = (random: Random, counter: Counter, mood: Mood, moment: Moment): readonly Visit[] => {
  const place = { ...counter, staffNumber: mood.clerk.staffNumber };
  const given = (isWalkUp: boolean, later = 0) =>
    ratedVisit(
      random,
      place,
      { ...moment, atMs: moment.atMs + later },
      { level: levelOf(random, mood.bestShare), tookMs: answerMs(random, counter, mood), isWalkUp },
    );
  if (counter.neverAsks || random.happens(counter.walkUpShare)) {
    const family = random.happens(0.08) ? Math.floor(random.between(2, 5)) : 1;
    return Array.from({ length: family }, (_, index) => given(true, index * 15_000));
  }
  const visit = given(false);
  if (random.happens(counter.mistakenShare)) {
    return [endedVisit(visit, "cancelled", random.logNormal(1_500, 0.7)), given(false, 8_000)];
  }
  if (random.happens(counter.leftShare)) return [endedVisit(visit, "cancelled", random.logNormal(14_000, 0.5))];
  return [random.happens(counter.unansweredShare) ? endedVisit(visit, "unanswered", 30_000) : visit];
};

const agentVisits = (random: Random, counter: Counter, { clerk }: Mood, day: string): readonly Visit[] => {
  if (!counter.hasAgent || !random.happens(0.4)) return [];
  const place = { ...counter, staffNumber: clerk.staffNumber };
  return Array.from({ length: 1 + random.count(2) }, () =>
    ratedVisit(
      random,
      place,
      { day, atMs: arrival(random) },
      { level: 5, tookMs: random.between(500, 1_200), isWalkUp: counter.neverAsks },
    ),
  );
};

/** All visits of an honest day. */
export const honestDay = (
  random: Random,
  counter: Counter,
  mood: Mood,
  day: string,
  share: number,
): readonly Visit[] => {
  const visits = random.count(counter.visitsADay * share * random.logNormal(1, 0.15));
  return [
    ...serviceEnds(random, counter, visits).flatMap((atMs) => visitsAfter(random, counter, mood, { day, atMs })),
    ...agentVisits(random, counter, mood, day),
  ].sort((one, other) => one.openedAtMs - other.openedAtMs);
};
