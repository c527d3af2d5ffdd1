import type { Visit } from "../../../central/figures/signals/visit.ts";
import type { Counter } from "./honest-counter.ts";
import { endedVisit } from "./honest-day.ts";
import { createRandom, type Random } from "./random.ts";

/** The share of a window's ratings whose first tap was another level: more where many citizens are old. */
const changedShare = ({ serviceMs }: Counter): number =>
  createRandom(Math.floor(serviceMs * 1_000)).logNormal(0.006, 0.6);

/** Slips are noticed at once; one citizen in seven reconsiders, in the time that 改评 is open. */
const restedMs = (random: Random): number =>
  Math.round(random.happens(0.15) ? random.between(2_500, 8_000) : Math.min(7_999, random.logNormal(1_500, 0.6)));

const firstLevel = (random: Random, level: number): number =>
  random.oneOf([1, 1, 2, 3, 4, 5].filter((other) => other !== level) as [number, ...number[]]);

/**
 * A citizen's own 改评: the present level is the intended one. Its random numbers derive from each rating's key, so
 * that everything else is as it would be without it.
 */
export const withChanges = (counter: Counter, visits: readonly Visit[]): readonly Visit[] => {
  const share = changedShare(counter);
  return visits.map((visit): Visit => {
    if (!visit.rating) return visit;
    const random = createRandom(visit.rating.seq);
    if (!random.happens(share)) return visit;
    const { level } = visit.rating;
    const change = { fromLevel: firstLevel(random, level), restedMs: restedMs(random), isOtherInput: false };
    return { ...visit, rating: { ...visit.rating, change } };
  });
};

/** The share of a window's citizens who decline the prompt: an assumption, as no office has measured it. */
const declinedShare = ({ serviceMs }: Counter): number =>
  Math.min(0.05, createRandom(Math.floor(serviceMs * 1_000) + 1).logNormal(0.008, 0.6));

/** 暂不评价 in place of some ratings, after about the time of an answer. Its random numbers derive as above. */
export const withDeclines = (counter: Counter, visits: readonly Visit[]): readonly Visit[] => {
  const share = declinedShare(counter);
  return visits.map((visit): Visit => {
    if (!visit.rating || visit.isWalkUp) return visit;
    const random = createRandom(Math.floor(visit.rating.seq / 2 ** 20));
    return random.happens(share) ? endedVisit(visit, "declined", visit.tookMs * random.between(0.6, 1.6)) : visit;
  });
};
