import { type FlaggedRatings, OfficeFigures } from "../../../contract/office/figures/figures.ts";
import type { Days } from "../../../contract/office/figures/periods.ts";
import { OfficeFlags } from "../../../contract/office/figures/signals.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type Question, question } from "../../../contract/office/question.ts";
import { OfficeMatters } from "../../../contract/office/ratings/shown-matters.ts";

export const figuresQuestion = ({ from, to }: Days, flagged: FlaggedRatings): Question<OfficeFigures> =>
  question(`${officePaths.figures}?${new URLSearchParams({ from, to, flagged })}`, OfficeFigures);

export const flagsQuestion = ({ from, to }: Days): Question<OfficeFlags> =>
  question(`${officePaths.flags}?${new URLSearchParams({ from, to })}`, OfficeFlags);

export const mattersQuestion = ({ from, to }: Days): Question<OfficeMatters> =>
  question(`${officePaths.matters}?${new URLSearchParams({ from, to })}`, OfficeMatters);
