import type { LevelCounts, Tally } from "../../contract/office/figures/figures.ts";

const nothing: LevelCounts = [0, 0, 0, 0, 0];

export const emptyTally: Tally = {
  opened: 0,
  answered: 0,
  unanswered: 0,
  cancelled: 0,
  levels: nothing,
  walkUpLevels: nothing,
  raised: 0,
};

const combine = (one: Tally, other: Tally, sign: 1 | -1): Tally => {
  const levels = (key: "levels" | "walkUpLevels"): LevelCounts => {
    const [a, b, c, d, e] = other[key];
    const [first, second, third, fourth, fifth] = one[key];
    return [first + sign * a, second + sign * b, third + sign * c, fourth + sign * d, fifth + sign * e];
  };
  return {
    opened: one.opened + sign * other.opened,
    answered: one.answered + sign * other.answered,
    unanswered: one.unanswered + sign * other.unanswered,
    cancelled: one.cancelled + sign * other.cancelled,
    levels: levels("levels"),
    walkUpLevels: levels("walkUpLevels"),
    raised: one.raised + sign * other.raised,
  };
};

export const sumOf = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((total, each) => combine(total, each, 1), emptyTally);

/** `whole` without a part of it. */
export const without = (whole: Tally, part: Tally): Tally => combine(whole, part, -1);

export const ratingsIn = ({ levels }: Tally): number => levels.reduce<number>((total, count) => total + count, 0);
