import { officePaths } from "../../../contract/office/office-paths.ts";
import { PolicyHolders, type PolicyPlace, PolicyRollouts } from "../../../contract/office/policy/policy-rollouts.ts";
import { type Question, question } from "../../../contract/office/question.ts";

export const rolloutsQuestion = question(officePaths.policyRollouts, PolicyRollouts);

export const holdersQuestion = (version: number): Question<PolicyHolders> =>
  question(`${officePaths.policyHolders}?${new URLSearchParams({ version: String(version) })}`, PolicyHolders);

/** "?unitCode=…&windowNumber=…&at=…"; by default everywhere and now. */
export const placeQuery = ({ unitCode, windowNumber }: PolicyPlace, at: string | null): string => {
  const said = { unitCode, windowNumber, at };
  const parameters = Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return `?${new URLSearchParams(parameters)}`;
};
