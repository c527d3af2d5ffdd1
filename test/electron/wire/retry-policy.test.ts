import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backOffMs } from "../../../electron/wire/retry-policy.ts";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.integer({ min: 1, max: 1_000_000 });

describe("the back-off", () => {
  it("doubles its range from two seconds to a minute", () => {
    const reaches = [1, 2, 3, 4, 5, 6, 7, 1_000].map((count) => backOffMs(count, () => 1));
    expect(reaches).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(backOffMs(9, () => 0)).toBe(0);
  });

  it("is never above a minute by itself and never below the centre's Retry-After", () => {
    fc.assert(
      fc.property(failures, chance, fc.integer({ min: 0, max: 3_600_000 }), (count, drawn, retryAfterMs) => {
        const waitMs = backOffMs(count, () => drawn, retryAfterMs);
        expect(Number.isSafeInteger(waitMs)).toBe(true);
        expect(waitMs).toBeGreaterThanOrEqual(retryAfterMs);
        expect(waitMs).toBeLessThanOrEqual(60_000 + retryAfterMs);
      }),
    );
  });

  it("spreads devices that the centre asked to wait equally long", () => {
    const waits = [0, 0.5, 1].map((drawn) => backOffMs(1, () => drawn, 5_000));
    expect(waits).toEqual([5_000, 6_000, 7_000]);
  });

  it("uses its whole range: full jitter, not only its upper end", () => {
    fc.assert(
      fc.property(failures, chance, (count, drawn) => {
        const reach = backOffMs(count, () => 1);
        expect(Math.abs(backOffMs(count, () => drawn) - drawn * reach)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
