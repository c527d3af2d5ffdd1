import { createHash } from "node:crypto";

/** A window of the city with its kiosk. */
export interface CityWindow {
  readonly index: number;
  readonly unitCode: string;
  readonly number: string;
  /** The numbers of the people who serve there in turn. */
  readonly clerks: readonly [string, string];
}

export interface CityUnit {
  readonly code: string;
  readonly windows: number;
  readonly staff: number;
}

export interface CityPlan {
  readonly units: readonly CityUnit[];
  readonly windows: readonly CityWindow[];
}

/** A whole city: a prefecture-level one with its districts, counties, towns and villages. */
const whole = { units: 5_000, windows: 18_108, staff: 52_000 } as const;

/** The first of fifty units is a hall with seven times as many windows as the others have. */
const weightOf = (unit: number): number => (unit % 50 === 0 ? 7 : 1);

/** Shares of `total` by weight, in whole numbers that add up; each at least 1. */
const shared = (total: number, weights: readonly number[]): readonly number[] => {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let [before, given] = [0, 0];
  return weights.map((weight) => {
    before += weight;
    const share = Math.max(1, Math.round((total * before) / sum) - given);
    given += share;
    return share;
  });
};

export const staffNumberAt = (index: number): string => String(1_001 + index);

/** The city, or a part of it as large as `size`. */
export const planCity = (size: number): CityPlan => {
  const count = Math.max(1, Math.round(whole.units * size));
  const weights = Array.from({ length: count }, (_, unit) => weightOf(unit));
  const windowsOf = shared(Math.round(whole.windows * size), weights);
  const staffOf = shared(Math.round(whole.staff * size), windowsOf);
  const units = windowsOf.map((windows, unit) => ({
    code: `C${String(unit + 1).padStart(5, "0")}`,
    windows,
    staff: Math.max(2, staffOf[unit] ?? 2),
  }));
  let index = 0;
  const windows = units.flatMap(({ code, windows: ofUnit, staff }) =>
    Array.from({ length: ofUnit }, (_, at): CityWindow => {
      const clerkAt = (turn: number) => staffNumberAt((2 * at + turn) % staff);
      return { index: index++, unitCode: code, number: String(at + 1), clerks: [clerkAt(0), clerkAt(1)] };
    }),
  );
  return { units, windows };
};

/** An id that depends on these texts alone. */
export const idOf = (...texts: readonly (string | number)[]): string => {
  const hex = createHash("sha256").update(texts.join("/")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
