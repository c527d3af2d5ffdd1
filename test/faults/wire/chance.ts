import { type Random, seededBy } from "../power-cut/random.ts";

/** The decisions made by a seed. */
export interface Chance {
  readonly random: Random;
  readonly happens: (probability: number) => boolean;
  /** From `least` to `most`, both possible. */
  readonly whole: (least: number, most: number) => number;
  readonly oneOf: <Value>(values: readonly [Value, ...Value[]]) => Value;
}

export const chanceOf = (seed: string): Chance => {
  const random = seededBy(seed);
  const whole = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  return {
    random,
    happens: (probability) => random() < probability,
    whole,
    oneOf: (values) => values[whole(0, values.length - 1)] ?? values[0],
  };
};
