import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correlationIn } from "../../../../central/figures/signals/statistics/counts.ts";
import { quantile, robustVariance } from "../../../../central/figures/signals/statistics/robust.ts";
import {
  allHits,
  betaBinomialTail,
  gammaPoissonTail,
  logBeta,
  logGamma,
  normalBound,
  normalTail,
} from "../../../../central/figures/signals/statistics/tails.ts";

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const anyBeta = fc.record({
  a: fc.double({ min: 0.05, max: 50, noNaN: true }),
  b: fc.double({ min: 0.05, max: 50, noNaN: true }),
});

describe("tails", () => {
  test("ln Γ is the logarithm of a factorial, and of √π at one half", () => {
    expect([1, 2, 6, 11, 171].map((n) => logGamma(n))).toEqual(
      [1, 1, 120, 3_628_800]
        .map((value) => expect.closeTo(Math.log(value), 10))
        .concat(expect.closeTo(706.573062245787, 8)),
    );
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  });

  test("of the beta-binomial distribution are the sums of the remaining terms, and 1 at or below the mean", () => {
    const term = (k: number, n: number, a: number, b: number): number =>
      Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + logBeta(k + a, n - k + b) - logBeta(a, b));
    fc.assert(
      fc.property(anyBeta, fc.integer({ min: 1, max: 60 }), fc.nat(61), ({ a, b }, n, k) => {
        const whole = sum(upTo(n + 1).map((at) => term(at, n, a, b)));
        const rest = sum(
          upTo(n + 1)
            .slice(k)
            .map((at) => term(at, n, a, b)),
        );
        expect(whole).toBeCloseTo(1, 8);
        expect(betaBinomialTail(k, n, { a, b })).toBeCloseTo(k <= (n * a) / (a + b) ? 1 : rest, 8);
      }),
    );
  });

  test("of the gamma-Poisson distribution fit the Poisson and the geometric distribution", () => {
    const poisson = (k: number, mean: number): number => Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
    const beyond = 1 - sum(upTo(9).map((k) => poisson(k, 3)));
    expect(gammaPoissonTail(9, 3e8, 1e8)).toBeCloseTo(beyond, 6);
    // Geometric: a mean that is exponentially distributed.
    expect(gammaPoissonTail(5, 1, 1)).toBeCloseTo(1 / 32, 10);
  });

  test("of the normal distribution, and the bound of a share of it", () => {
    expect([1.959964, 3.090232, 4.264891].map(normalTail)).toEqual(
      [0.025, 0.001, 1e-5].map((share) => expect.closeTo(share, 7)),
    );
    expect([0.025, 0.001, 1e-5].map(normalBound)).toEqual(
      [1.959964, 3.090232, 4.264891].map((z) => expect.closeTo(z, 4)),
    );
  });

  test("of a run are the products of the probability that each hit adds", () => {
    fc.assert(
      fc.property(anyBeta, fc.nat(40), ({ a, b }, length) => {
        const product = upTo(length).reduce((chance, at) => chance * ((a + at) / (a + b + at)), 1);
        expect(allHits(length, { a, b })).toBeCloseTo(product, 8);
      }),
    );
  });
});

describe("the correlation within groups", () => {
  const group = (...hits: readonly number[]) => hits.map((each) => ({ hits: each, trials: 100 }));

  test("is 0 where groups are the same, and where nothing is known", () => {
    expect(
      [group(10, 10, 10), group(10), group(0, 0), group(100, 100), []].map((each) => correlationIn([each])),
    ).toEqual([0, 0, 0, 0, 0]);
  });

  test("is 0.9 where each group has all hits or none, and otherwise follows from the variance between groups", () => {
    expect(correlationIn([group(0, 100, 0, 100)])).toBe(0.9);
    // Shares of 0.1 and 0.3: a variance of 0.02 in place of 0.2 × 0.8 / 100 by chance.
    expect(correlationIn([group(10, 30)])).toBeCloseTo((2 - 0.16) / (0.16 * 99), 10);
  });

  test("is not raised by groups that differ from one another", () => {
    expect(correlationIn([group(10, 10), group(90, 90)])).toBe(0);
  });
});

test("one outlier in twenty does not change a robust variance", () => {
  const near = upTo(100).map((at) => (at % 2 === 0 ? 1 : -1));
  const variance = robustVariance(near, 0);
  expect(variance).toBeCloseTo(1 / 1.96 ** 2, 10);
  expect(robustVariance([...near.slice(5), 1e6, 1e6, 1e6, 1e6, 1e6], 0)).toBe(variance);
  expect([quantile([3, 1, 2], 0.5), quantile([], 0.5)]).toEqual([2, Number.NaN]);
});
