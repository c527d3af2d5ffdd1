import { EnrolmentCodes } from "../../../contract/office/devices/enrolment-codes.ts";
import { type FlaggedRatings, OfficeFigures } from "../../../contract/office/figures/figures.ts";
import type { Days } from "../../../contract/office/figures/periods.ts";
import { OfficeFlags } from "../../../contract/office/figures/signals.ts";
import { OfficeOverview, officePaths } from "../../../contract/office/office.ts";
import { PolicyHolders, type PolicyPlace, PolicyRollouts } from "../../../contract/office/policy/policy-rollouts.ts";
import { OfficeMatters } from "../../../contract/office/ratings/shown-matters.ts";
import type { Question } from "./read-office.ts";

export const codesQuestion: Question<EnrolmentCodes> = { path: officePaths.enrolmentCodes, schema: EnrolmentCodes };

/** Everything but the figures; asked often. */
export const overviewQuestion: Question<OfficeOverview> = { path: officePaths.overview, schema: OfficeOverview };

export const figuresQuestion = ({ from, to }: Days, flagged: FlaggedRatings): Question<OfficeFigures> => ({
  path: `${officePaths.figures}?${new URLSearchParams({ from, to, flagged })}`,
  schema: OfficeFigures,
});

export const flagsQuestion = ({ from, to }: Days): Question<OfficeFlags> => ({
  path: `${officePaths.flags}?${new URLSearchParams({ from, to })}`,
  schema: OfficeFlags,
});

export const mattersQuestion = ({ from, to }: Days): Question<OfficeMatters> => ({
  path: `${officePaths.matters}?${new URLSearchParams({ from, to })}`,
  schema: OfficeMatters,
});

export const rolloutsQuestion: Question<PolicyRollouts> = { path: officePaths.policyRollouts, schema: PolicyRollouts };

export const holdersQuestion = (version: number): Question<PolicyHolders> => ({
  path: `${officePaths.policyHolders}?${new URLSearchParams({ version: String(version) })}`,
  schema: PolicyHolders,
});

/** "?unitCode=…&windowNumber=…&at=…": everywhere, and now, where nothing is said. */
export const placeQuery = ({ unitCode, windowNumber }: PolicyPlace, at: string | null): string => {
  const said = { unitCode, windowNumber, at };
  const parameters = Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return `?${new URLSearchParams(parameters)}`;
};
