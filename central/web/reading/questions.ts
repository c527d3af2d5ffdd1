import { type DayRange, OfficeFigures } from "../../../contract/office/figures.ts";
import { OfficeOverview, officePaths } from "../../../contract/office/office.ts";
import type { Question } from "./read-office.ts";

/** Everything but the figures; asked often. */
export const overviewQuestion: Question<OfficeOverview> = { path: officePaths.overview, schema: OfficeOverview };

export const figuresQuestion = ({ from, to }: DayRange): Question<OfficeFigures> => ({
  path: `${officePaths.figures}?${new URLSearchParams({ from, to })}`,
  schema: OfficeFigures,
});
