import { expect, test } from "vitest";
import { referencesOf, type WindowCounts } from "../../../../central/figures/signals/references.ts";
import type { Counts } from "../../../../central/figures/signals/statistics/counts.ts";

const week = (hits: number): Counts => ({ hits, trials: 150 });

/** Forty windows at which one week in five has a hit, and some that have `hits` in the judged days. */
const office = (bent: number, hits: number): readonly WindowCounts[] =>
  Array.from({ length: 40 + bent }, (_, window) => ({
    history: [0, 1, 2, 3].map((part) => week((window + part) % 5 === 0 ? 1 : 0)),
    now: week(window < 40 ? ((window + 4) % 5 === 0 ? 1 : 0) : hits),
  }));

const ofFirst = (windows: readonly WindowCounts[]) => referencesOf(windows, { isRare: true })[0];

test("a few windows that have just begun to manipulate do not change the usual value of the others, where hits are rare", () => {
  const honest = ofFirst(office(0, 0));
  expect(honest?.map(({ comparison }) => comparison)).toEqual(["peers", "own-history"]);
  expect([5, 8, 16].map((hits) => ofFirst(office(2, hits)))).toEqual([honest, honest, honest]);
});

test("windows with more hits than others once are judged like the others", () => {
  expect(ofFirst(office(2, 2))).not.toEqual(ofFirst(office(0, 0)));
});
