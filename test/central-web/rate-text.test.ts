import { expect, it } from "vitest";
import { walkUpsLeftOutText } from "../../central/web/figures/rate-text.ts";
import { en } from "../../central/web/words/en.ts";
import type { Figures } from "../../contract/office/figures/figures.ts";

const figures = (walkUpRatings: number, denominator: number | null): Figures =>
  ({
    walkUpRatings,
    walkUpFavourableRate: denominator === null ? null : { numerator: 1, denominator, value: 1 / denominator },
  }) as Figures;

it.each([
  [241, 240, "Of 241 unprompted ratings 1 would reveal a few of one person and are left out"],
  [240, 240, ""],
  [9, null, ""],
])("says how many of %d unprompted ratings a rate of %s leaves out", (walkUps, denominator, text) => {
  expect(walkUpsLeftOutText(en, figures(walkUps, denominator))).toBe(text);
});
