import { describe, expect, it } from "vitest";
import { quietMs, secondsUntil } from "../../renderer/citizen/still-there.tsx";

const fromTouch = (timeoutMs: number): number => quietMs({ remainingMs: timeoutMs, timeoutMs });

describe("a timeout", () => {
  it("asks in its last twenty seconds, or in its last third where it is short", () => {
    expect([600_000, 60_000, 30_000].map(fromTouch)).toEqual([580_000, 40_000, 20_000]);
    expect([15_000, 6_000].map(fromTouch)).toEqual([10_000, 4_000]);
  });

  it("asks at once where the time is nearly or fully over", () => {
    expect([20_000, 9_000, 0].map((remainingMs) => quietMs({ remainingMs, timeoutMs: 60_000 }))).toEqual([0, 0, 0]);
    expect(quietMs({ remainingMs: 20_001, timeoutMs: 60_000 })).toBe(1);
  });

  it("never asks before the next touch would have been reported", () => {
    const shortest = 5_000;
    expect(fromTouch(shortest)).toBeGreaterThan(2_000);
  });
});

it("counts started seconds down to zero", () => {
  expect([0, 1, 1_000, 9_999, 10_000, 12_000].map((nowMs) => secondsUntil(10_000, nowMs))).toEqual([
    10, 10, 9, 1, 0, 0,
  ]);
});
