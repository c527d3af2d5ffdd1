import { expect, it } from "vitest";
import { listening } from "../../central/alerts/listening.ts";

const minuteMs = 60_000;

it("a silent device is news half an hour after the centre began to listen, and again after it stood still", () => {
  let nowMs = 0;
  const isNews = listening(() => nowMs);
  const after = (minutes: number): boolean => {
    nowMs += minutes * minuteMs;
    return isNews();
  };
  expect([after(0), after(10), after(10), after(9.99), after(0.01)]).toEqual([false, false, false, false, true]);
  expect([after(10), after(10.01), after(10), after(10), after(10)]).toEqual([true, false, false, false, true]);
});

it("a clock that was far ahead and is put right does not make silence no news until it is there again", () => {
  let nowMs = 1_000 * 60 * minuteMs;
  const isNews = listening(() => nowMs);
  nowMs = 0;
  expect(isNews()).toBe(false);
  for (let minutes = 0; minutes < 29; minutes += 1) {
    nowMs += minuteMs;
    expect(isNews()).toBe(false);
  }
  nowMs += minuteMs;
  expect(isNews()).toBe(true);
});
