import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attempts, afterFailure, noAttempts, secondsLocked } from "../../../electron/main/login/attempts.ts";

const afterFailures = (count: number, monoMs = 1_000): Attempts =>
  Array.from({ length: count }).reduce<Attempts>((attempts) => afterFailure(attempts, monoMs), noAttempts);

describe("wrong attempts", () => {
  it("are free four times, then cost 30 s, doubling up to 15 minutes", () => {
    const waits = Array.from({ length: 13 }, (_, count) => secondsLocked(afterFailures(count), 1_000));
    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it("lock until the last millisecond, and tell whole seconds that do not end too early", () => {
    const locked = afterFailures(5);
    expect([1_000, 1_001, 30_000, 30_001, 30_999, 31_000].map((monoMs) => secondsLocked(locked, monoMs))).toEqual([
      30, 30, 1, 1, 1, 0,
    ]);
  });

  it("never lock for longer than 15 minutes, however many there were", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 5_000 }),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        (failures, monoMs) => {
          const { lockedUntilMonoMs } = afterFailure({ failures, lockedUntilMonoMs: 0 }, monoMs);
          expect(lockedUntilMonoMs - monoMs).toBeGreaterThan(29_999);
          expect(lockedUntilMonoMs - monoMs).toBeLessThan(900_001);
        },
      ),
    );
  });
});
