import { expect, it } from "vitest";
import { startGrace } from "../../../../central/devices/alerts/alert-service.ts";

const minuteMs = 60_000;

it("a silent device raises an alert half an hour after the centre's start, and likewise after a standstill", () => {
  let nowMs = 0;
  const { isOver, noteLook } = startGrace(() => nowMs);
  const after = (minutes: number): boolean => {
    nowMs += minutes * minuteMs;
    const isNews = isOver();
    noteLook();
    return isNews;
  };
  expect([after(0), after(10), after(10), after(9.99), after(0.01)]).toEqual([false, false, false, false, true]);
  expect([after(10), after(10.01), after(10), after(10), after(10)]).toEqual([true, false, false, false, true]);
});

it("a clock that was far ahead and is corrected does not suppress alerts about silence until that time is reached", () => {
  let nowMs = 1_000 * 60 * minuteMs;
  const { isOver, noteLook } = startGrace(() => nowMs);
  nowMs = 0;
  expect(isOver()).toBe(false);
  for (let minutes = 0; minutes < 29; minutes += 1) {
    noteLook();
    nowMs += minuteMs;
    expect(isOver()).toBe(false);
  }
  noteLook();
  nowMs += minuteMs;
  expect(isOver()).toBe(true);
});

it("silence does not count while the devices cannot be read: the alert comes half an hour after they can be read again", () => {
  let nowMs = 0;
  const { isOver, noteLook } = startGrace(() => nowMs);
  const after = (minutes: number): boolean => {
    nowMs += minutes * minuteMs;
    return isOver();
  };
  for (let minutes = 0; minutes < 40; minutes += 1) {
    after(1);
    noteLook();
  }
  expect([after(1), after(5), after(5), after(1_440)]).toEqual([true, true, false, false]);
  noteLook();
  expect(after(9)).toBe(false);
  noteLook();
  expect(after(9)).toBe(false);
  noteLook();
  expect(after(9)).toBe(false);
  noteLook();
  expect(after(3)).toBe(true);
});
