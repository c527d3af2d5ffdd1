/** Random numbers that are the same for the same seed. */
export interface Random {
  /** From 0 to below 1. */
  readonly share: () => number;
  readonly happens: (chance: number) => boolean;
  readonly between: (low: number, high: number) => number;
  readonly normal: (mean: number, deviation: number) => number;
  /** A median and its spread, as the deviation of the logarithm. */
  readonly logNormal: (middle: number, deviation: number) => number;
  readonly count: (mean: number) => number;
  readonly oneOf: <Value>(values: readonly [Value, ...Value[]]) => Value;
}

/** A Weyl sequence of 32 bits, mixed by two multiplications. */
const shares = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
};

export const createRandom = (seed: number): Random => {
  const share = shares(seed);
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  const count = (mean: number): number => {
    let [events, waited] = [0, 0];
    while (waited < mean) {
      waited += -Math.log(1 - share());
      if (waited < mean) events += 1;
    }
    return events;
  };
  return {
    share,
    happens: (chance) => share() < chance,
    between: (low, high) => low + (high - low) * share(),
    normal,
    logNormal: (middle, deviation) => middle * Math.exp(normal(0, deviation)),
    count,
    oneOf: (values) => values[Math.floor(share() * values.length)] ?? values[0],
  };
};
