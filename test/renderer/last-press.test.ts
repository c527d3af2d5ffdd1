import { expect, it } from "vitest";
import { isEcho } from "../../renderer/host/last-press.ts";

const before = { atMs: 1_000, x: 640, y: 700 };

it("recognises the second half of a double tap by its time and its place", () => {
  const presses = [
    { atMs: 1_200, x: 650, y: 690 },
    { atMs: 1_499, x: 640, y: 700 },
    { atMs: 1_500, x: 640, y: 700 },
    { atMs: 1_100, x: 690, y: 700 },
  ];
  expect(presses.map((press) => isEcho(press, before))).toEqual([true, true, false, false]);
});

it("accepts the very first press", () => {
  expect(isEcho(before, null)).toBe(false);
});
