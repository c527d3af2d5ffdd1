import { type BreakdownKind, OfficeBreakdown } from "../../../contract/office/figures/breakdowns.ts";
import { OfficeFigures } from "../../../contract/office/figures/figures.ts";
import type { Days } from "../../../contract/office/figures/periods.ts";
import { OfficeFlag, OfficeFlags } from "../../../contract/office/figures/signals.ts";
import { OfficeTrend } from "../../../contract/office/figures/trend.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type Question, question } from "../../../contract/office/question.ts";
import { OfficeReasons } from "../../../contract/office/ratings/reasons.ts";
import { OfficeMatters } from "../../../contract/office/ratings/shown-matters.ts";
import type { FiguresView } from "./use-figures-view.ts";

export const figuresQuestion = ({ days, by, flagged, unit, window, after }: FiguresView): Question<OfficeFigures> => {
  const place = { ...(unit !== null && { unit }), ...(unit !== null && window !== null && { window }) };
  const query = { ...days, by, flagged, ...place, ...(after !== null && { after }) };
  return question(`${officePaths.figures}?${new URLSearchParams(query)}`, OfficeFigures);
};

const placeQuery = ({ days, unit, window }: FiguresView) =>
  new URLSearchParams({ ...days, ...(unit !== null && { unit }), ...(unit !== null && window !== null && { window }) });

export const trendQuestion = (view: FiguresView): Question<OfficeTrend> =>
  question(`${officePaths.trend}?${placeQuery(view)}`, OfficeTrend);

export const reasonsQuestion = (view: FiguresView): Question<OfficeReasons> =>
  question(`${officePaths.reasons}?${placeQuery(view)}`, OfficeReasons);

export const breakdownQuestion = ({ days, unit }: FiguresView, kind: BreakdownKind): Question<OfficeBreakdown> => {
  const query = { ...days, kind, ...(unit !== null && { unit }) };
  return question(`${officePaths.breakdowns}?${new URLSearchParams(query)}`, OfficeBreakdown);
};

export const flagsQuestion: Question<OfficeFlags> = question(officePaths.flags, OfficeFlags);

export const flagQuestion = (id: string): Question<OfficeFlag> =>
  question(`${officePaths.flag}?${new URLSearchParams({ id })}`, OfficeFlag);

export const mattersQuestion = ({ from, to }: Days): Question<OfficeMatters> =>
  question(`${officePaths.matters}?${new URLSearchParams({ from, to })}`, OfficeMatters);
