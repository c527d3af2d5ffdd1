import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostAttempts } from "../../../../contract/ledger/bodies/login.ts";
import { BootId } from "../../../../contract/words.ts";
import {
  type Attempt,
  attemptsAt,
  deviceAttemptsThatCount,
  secondsForDevice,
  secondsForNumber,
} from "../../../../electron/main/login/attempts.ts";

const boot = BootId.parse("b0a7c3de-1f2e-4b6a-8d55-90f1e2d3c4b5");
const laterBoot = BootId.parse("c1b8d4ef-2a3f-4c7b-9e66-a1a2f3e4d5c6");

const attempt = (verifierId: string | null = "0123456789abcdef", mono = 1_000): Attempt => ({
  boot,
  mono,
  body: { staffNumber: null, verifierId, unlocks: 0 },
});
const attempts = (count: number): readonly Attempt[] => Array.from({ length: count }, () => attempt());
const now = { boot, monoMs: 1_000 };

describe("the wait after failed attempts", () => {
  it("at one number comes after the third, and doubles until the tenth locks it", () => {
    const waits = Array.from({ length: mostAttempts }, (_, count) => secondsForNumber(attempts(count), now));
    expect(waits).toEqual([0, 0, 0, 5, 10, 20, 40, 80, 160, 320]);
  });

  it("at the device comes later than a number's lock, and is never longer than a minute", () => {
    const waits = Array.from({ length: deviceAttemptsThatCount + 1 }, (_, count) =>
      secondsForDevice(attempts(count), now),
    );
    expect(waits).toEqual([...Array.from({ length: 12 }, () => 0), 5, 10, 20, 40, 60]);
    expect(secondsForDevice(attempts(deviceAttemptsThatCount + 1), now)).toBe(60);
  });

  it("ends with its last millisecond, and is rounded up to whole seconds", () => {
    const at = (monoMs: number): number => secondsForNumber(attempts(3), { boot, monoMs });
    expect([1_000, 1_001, 5_000, 5_001, 5_999, 6_000, 9_999_999].map(at)).toEqual([5, 5, 1, 1, 1, 0, 0]);
  });

  it("starts again in full with another process, whatever the first one's clock was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 320_000 }), (mono, monoMs) => {
        const made = [attempt(undefined, mono), ...attempts(8)];
        expect(secondsForNumber(made, { boot: laterBoot, monoMs })).toBe(Math.ceil((320_000 - monoMs) / 1_000));
      }),
    );
  });
});

describe("a new PIN", () => {
  it("has its own count: the newest consecutive attempts at this PIN", () => {
    const made = [attempt("b".repeat(16)), attempt("b".repeat(16)), attempt("a".repeat(16)), attempt("b".repeat(16))];
    const counts = ["a", "b", "c"].map((letter) => attemptsAt(letter.repeat(16), made).length);
    expect(counts).toEqual([0, 2, 0]);
  });
});
