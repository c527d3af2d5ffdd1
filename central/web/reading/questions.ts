import { EnrolmentCodes } from "../../../contract/office/enrolment-codes.ts";
import { type DayRange, type FlaggedRatings, OfficeFigures } from "../../../contract/office/figures.ts";
import { OfficeOverview, officePaths } from "../../../contract/office/office.ts";
import { OfficeFlags } from "../../../contract/office/signals.ts";
import type { Question } from "./read-office.ts";

export const codesQuestion: Question<EnrolmentCodes> = { path: officePaths.enrolmentCodes, schema: EnrolmentCodes };

/** Everything but the figures; asked often. */
export const overviewQuestion: Question<OfficeOverview> = { path: officePaths.overview, schema: OfficeOverview };

export const figuresQuestion = ({ from, to }: DayRange, flagged: FlaggedRatings): Question<OfficeFigures> => ({
  path: `${officePaths.figures}?${new URLSearchParams({ from, to, flagged })}`,
  schema: OfficeFigures,
});

export const flagsQuestion = ({ from, to }: DayRange): Question<OfficeFlags> => ({
  path: `${officePaths.flags}?${new URLSearchParams({ from, to })}`,
  schema: OfficeFlags,
});
