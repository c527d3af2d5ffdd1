import { expect, test } from "vitest";
import { hasTooFewRatings } from "../../../../central/figures/signals/read-flags.ts";
import type { Visit } from "../../../../central/figures/signals/visit.ts";

const visit = (windowNumber: string, day: string, isRated = true): Visit => ({
  unitCode: "u",
  windowNumber,
  staffNumber: "p",
  day,
  openedAtMs: 0,
  isWalkUp: false,
  outcome: "answered",
  tookMs: 3_000,
  rating: isRated ? { device: "d", epoch: 1, seq: 1, level: 5, change: null, isAfterClosing: false } : null,
});

const times = (count: number, ...given: Parameters<typeof visit>): readonly Visit[] =>
  Array.from({ length: count }, () => visit(...given));

test("a flag shows numbers where its window has ten ratings in the days that were examined", () => {
  const flag = { unitCode: "u", windowNumber: "1", from: "2026-03-02", to: "2026-03-08" };
  const others = [
    ...times(20, "2", "2026-03-03"),
    ...times(20, "1", "2026-03-09"),
    ...times(20, "1", "2026-03-03", false),
  ];
  expect(hasTooFewRatings(flag, [...others, ...times(9, "1", "2026-03-08")])).toBe(true);
  expect(hasTooFewRatings(flag, [...others, ...times(10, "1", "2026-03-08")])).toBe(false);
});
