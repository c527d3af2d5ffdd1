import { describe, expect, test } from "vitest";
import { fraudKinds } from "../../../support/counters/fraud.ts";
import { countFalseAlarms, countFound } from "../../../support/counters/measure-signals.ts";

/** `npm run signals` measures more windows. The seed is fixed here: these are the same windows every time. */
const seed = 11;

describe("simulated windows", () => {
  test("that are honest are flagged at a rate of at most one window in a hundred a month", () => {
    const flagged = countFalseAlarms(seed, 200, 31);
    expect(flagged.size).toBe(9);
    expect(flagged.get("any")).toBeLessThanOrEqual(2);
  });

  test("that manipulate ratings are flagged within a week: four in five of all, and half of each kind", () => {
    const all = countFound(seed, 384);
    expect(all.map(({ kind }) => kind)).toEqual(fraudKinds);
    const kinds = all.filter(({ kind }) => kind !== "raises");
    const shares = kinds.map(({ bent, found }) => (found.get("any") ?? 0) / bent);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.5);
    const bent = kinds.reduce((sum, each) => sum + each.bent, 0);
    const found = kinds.reduce((sum, each) => sum + (each.found.get("any") ?? 0), 0);
    expect(bent).toBeGreaterThan(30);
    expect(found / bent).toBeGreaterThanOrEqual(0.8);
  });

  test("that raise their few 差评 are flagged within four weeks: two in five", () => {
    const { bent, found } = countFound(seed, 384, 28).find(({ kind }) => kind === "raises") ?? {
      bent: 0,
      found: new Map(),
    };
    expect(bent).toBeGreaterThanOrEqual(7);
    expect((found.get("raised-ratings") ?? 0) / bent).toBeGreaterThanOrEqual(0.4);
  });
});
