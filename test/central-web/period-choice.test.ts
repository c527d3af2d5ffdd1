import { expect, it } from "vitest";
import { daysOf, weekToOpen } from "../../central/web/figures/period-choice.tsx";

it.each([
  ["2026-11-30", "2026-11-23", "2026-11-29"],
  ["2026-12-01", "2026-11-30", "2026-12-06"],
  ["2026-12-06", "2026-11-30", "2026-12-06"],
])("the figures of %s open with the week from %s to %s", (today, from, to) => {
  expect(daysOf(weekToOpen(today), today)).toEqual({ from, to });
});
