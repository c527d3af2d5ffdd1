import { describe, expect, it } from "vitest";
import { stampOf, systemClock } from "../../../electron/wire/clock.ts";

describe("the stamp of an entry", () => {
  it("has the boot of its process and whole milliseconds that never go back", () => {
    const clock = systemClock();
    const [first, second] = [stampOf(clock), stampOf(clock)];
    expect([first.boot, second.boot]).toEqual([clock.boot, clock.boot]);
    expect(Number.isSafeInteger(first.mono)).toBe(true);
    expect(second.mono).toBeGreaterThanOrEqual(first.mono);
    expect(systemClock().boot).not.toBe(clock.boot);
  });
});
