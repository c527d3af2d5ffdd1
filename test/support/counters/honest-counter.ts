import type { Random } from "./random.ts";

/** A clerk, and the behaviour of citizens at their window. */
export interface Clerk {
  readonly staffNumber: string;
  /** The share of 非常满意: 85 to 99.5 of a hundred are usual. */
  readonly bestShare: number;
  /** Half of the answers are quicker, milliseconds. */
  readonly middleMs: number;
}

/** An honest window. Shares are of 1. */
export interface Counter {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly clerks: readonly [Clerk, ...Clerk[]];
  /** On an ordinary weekday. */
  readonly visitsADay: number;
  /** Half of the services take less, milliseconds. */
  readonly serviceMs: number;
  readonly unansweredShare: number;
  /** Share of ratings given unasked after a service without a prompt. */
  readonly walkUpShare: number;
  /** The clerk never opens a prompt here. */
  readonly neverAsks: boolean;
  /** Citizens whose hand is at the level before they have read it. */
  readonly quickShare: number;
  /** Prompts opened by mistake, and prompts whose citizen has left: cancelled at once and late. */
  readonly mistakenShare: number;
  readonly leftShare: number;
  /** Serves citizens who are still waiting at closing time, on this share of days. */
  readonly lateShare: number;
  /** Agents who come several times a day on some days, know the screen, and tap 非常满意 at once. */
  readonly hasAgent: boolean;
}

const within = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));

const drawClerk = (random: Random, staffNumber: string, middleMs: number): Clerk => ({
  staffNumber,
  bestShare: within(0.8, random.normal(0.945, 0.03), 0.995),
  middleMs: random.logNormal(middleMs, 0.12),
});

/** Quiet and busy windows, quick matters and long ones, and citizens who are old, in a hurry, or shy of the screen. */
export const drawCounter = (random: Random, unitCode: string, number: number): Counter => {
  const visitsADay = within(8, random.logNormal(45, 0.6), 160);
  // Five hours' work on an ordinary day, of the seven and a half that the window is open.
  const serviceMs = Math.min(random.logNormal(240_000, 0.5), (5 * 3_600_000) / visitsADay);
  const middleMs = random.happens(0.15) ? random.between(6_500, 10_000) : random.logNormal(4_200, 0.22);
  const clerk = (index: number) => drawClerk(random, `${number}-${index}`, middleMs);
  return {
    unitCode,
    windowNumber: String(number),
    clerks: random.happens(0.5) ? [clerk(0)] : [clerk(0), clerk(1)],
    visitsADay,
    serviceMs,
    unansweredShare: random.between(0.05, 0.5),
    walkUpShare: random.happens(0.3) ? 0 : random.between(0, 0.05),
    neverAsks: random.happens(0.03),
    quickShare: random.happens(0.1) ? random.between(0.02, 0.06) : random.between(0, 0.015),
    mistakenShare: random.between(0.002, 0.03),
    leftShare: random.between(0.005, 0.04),
    lateShare: random.happens(0.2) ? random.between(0.3, 0.8) : random.between(0, 0.2),
    hasAgent: random.happens(0.1),
  };
};
