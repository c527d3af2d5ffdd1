import { expect, it } from "vitest";
import { isUnfitAddress, ownPlaceOf, weekToOpen } from "../../central/web/figures/use-figures-view.ts";
import { isUnfitDraws } from "../../central/web/inspection/use-draws-view.ts";
import { filtersIn } from "../../central/web/page/use-filters.ts";
import { isUnfitStars } from "../../central/web/stars/use-stars-view.ts";
import { FlagsQuery } from "../../contract/office/figures/signals.ts";

it.each([
  ["2026-11-30", "2026-11-23", "2026-11-29"],
  ["2026-12-01", "2026-11-23", "2026-11-29"],
  ["2026-12-06", "2026-11-23", "2026-11-29"],
])("the figures of %s open with the week from %s to %s", (today, from, to) => {
  expect(weekToOpen(today, null)).toEqual({ from, to });
});

it("the figures open with the newest week that has some", () => {
  const newest = { from: "2026-09-28", to: "2026-10-04" };
  expect(weekToOpen("2026-11-30", newest)).toEqual(newest);
});

it("the figures open with the unit or the window of a person who has one alone", () => {
  const [one, other] = [
    { role: "leader", unitCode: "a" },
    { role: "leader", unitCode: "b" },
  ] as const;
  const supervisor = { role: "supervisor", unitCode: "a", windowNumber: "3" } as const;
  const everywhere = { unit: null, window: null };
  expect([[one], [supervisor], [{ role: "city" } as const], [one, other], [one, supervisor]].map(ownPlaceOf)).toEqual([
    { unit: "a", window: null },
    { unit: "a", window: "3" },
    everywhere,
    everywhere,
    everywhere,
  ]);
});

it.each([
  ["", false],
  ["from=2026-11-23&to=2026-11-29&by=staff&flagged=without&unit=a", false],
  ["from=abc", true],
  ["from=2026-11-23", true],
  ["from=2026-11-23&to=2026-11-28", true],
  ["by=person", true],
  ["flagged=maybe", true],
])("says whether an address asks for figures that do not exist: %s", (search, isUnfit) => {
  expect(isUnfitAddress(new URLSearchParams(search))).toBe(isUnfit);
});

it.each([
  ["", false],
  ["from=2026-11-01&to=2026-11-30&by=units&frozen=yes", false],
  ["from=2026-11-23&to=2026-11-29", true],
  ["by=stars", true],
  ["frozen=yes", true],
  ["from=2026-11-01&to=2026-11-30&frozen=no", true],
])("says whether an address asks for stars that do not exist: %s", (search, isUnfit) => {
  expect(isUnfitStars(new URLSearchParams(search))).toBe(isUnfit);
});

it.each([
  ["", false],
  ["from=2026-10-01&to=2026-12-31&draw=3&after=20&before=9", false],
  ["draw=first", true],
  ["after=-1", true],
  ["from=2026-10-01&to=2026-10-09", true],
])("says whether an address asks for draws that do not exist: %s", (search, isUnfit) => {
  expect(isUnfitDraws(new URLSearchParams(search))).toBe(isUnfit);
});

const ofFlags = { schema: FlagsQuery, names: ["unit", "signal", "state"], prefix: "flag-" } as const;

it.each([
  ["flag-state=open&unit=other", { query: { state: "open" }, isUnfit: false }],
  ["flag-state=&flag-unit=a", { query: { unit: "a" }, isUnfit: false }],
  ["flag-state=gone&flag-unit=a", { query: {}, isUnfit: true }],
])("reads the filters of a section from the address, all or none: %s", (search, expected) => {
  expect(filtersIn(new URLSearchParams(search), ofFlags)).toEqual(expected);
});
