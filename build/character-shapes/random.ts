/** Numbers from 0 to 1; the same ones for the same seed. */
export type Random = () => number;

/** The generator "mulberry32". */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Around 0, with a deviation of 1. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const within = (random: Random, from: number, to: number): number => from + (to - from) * random();

export const isChance = (random: Random, chance: number): boolean => random() < chance;

export const indexIn = (random: Random, count: number): number => Math.floor(random() * count);
