import { expect, test } from "vitest";
import { fraudKinds } from "../../support/counters/fraud.ts";
import { countFalseAlarms, countFound } from "../../support/counters/measure-signals.ts";

/** `npm run signals` measures more windows. A seed is fixed here: these are the same windows every time. */
const seed = 11;

/** For a machine that has much else to do, milliseconds. */
const patienceMs = 120_000;

test(
  "of 200 honest windows no more than two are flagged in a month",
  () => {
    const flagged = countFalseAlarms(seed, 200, 31);
    expect(flagged.size).toBe(8);
    expect(flagged.get("any")).toBeLessThanOrEqual(2);
  },
  patienceMs,
);

test(
  "four in five windows that bend their ratings are flagged within a week, and some of each kind",
  () => {
    const kinds = countFound(seed, 200, 1);
    expect(kinds.map(({ kind, bent }) => [kind, bent])).toEqual(fraudKinds.map((kind) => [kind, 5]));
    const found = kinds.map((each) => each.found.get("any") ?? 0);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(3);
    expect(found.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(20);
  },
  patienceMs,
);
