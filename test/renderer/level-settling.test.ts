import { expect, it } from "vitest";
import { afterPress, isTooEarly, longestSettleMs, settleMs } from "../../renderer/citizen/use-level-settling.ts";

it("refuses a touch before the levels have been shown long enough, and one that began before the levels came", () => {
  const begun = [-2_000, 0, 80, settleMs - 1, settleMs, 9_000];
  expect(begun.map((atMs) => isTooEarly(0, atMs))).toEqual([true, true, true, true, false, false]);
  expect(isTooEarly(Number.POSITIVE_INFINITY, 9_000)).toBe(true);
});

/** Which of several presses count, one after the other, on levels that came at 0. */
const counting = (presses: readonly number[]): readonly number[] => {
  let quietSinceMs = 0;
  return presses.filter((atMs) => {
    quietSinceMs = afterPress(0, quietSinceMs, atMs);
    return !isTooEarly(quietSinceMs, atMs);
  });
};

it("waits until a hand has stopped typing, and accepts every touch after that", () => {
  expect(counting([80, 330, 580, 830, 1_300, 1_400, 1_450])).toEqual([1_300, 1_400, 1_450]);
  expect(counting([450, 500])).toEqual([450, 500]);
});

it("has a limit for a person who never stops tapping", () => {
  const impatient = Array.from({ length: 40 }, (_, index) => 100 + index * 150);
  const [first] = counting(impatient);
  expect(first).toBe(impatient.find((atMs) => atMs >= longestSettleMs));
});

it("is not shortened by a touch that began before the levels and arrives after them", () => {
  expect(counting([-2_000, 100])).toEqual([]);
  expect(afterPress(0, 0, -2_000)).toBe(0);
});
