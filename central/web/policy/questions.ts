import { officePaths } from "../../../contract/office/office-paths.ts";
import { PolicyHolders, type PolicyPlace, PolicyRollouts } from "../../../contract/office/policy/policy-rollouts.ts";
import { type Question, question } from "../../../contract/office/question.ts";

export const rolloutsQuestion = question(officePaths.policyRollouts, PolicyRollouts);

export const holdersQuestion = (version: number, after: string | null): Question<PolicyHolders> => {
  const asked = { version: String(version), ...(after !== null && { after }) };
  return question(`${officePaths.policyHolders}?${new URLSearchParams(asked)}`, PolicyHolders);
};

/** "?unitCode=…&windowNumber=…&at=…"; by default everywhere and now. */
export const placeQuery = ({ unitCode, windowNumber }: PolicyPlace, at: string | null): string => {
  const said = { unitCode, windowNumber, at };
  const parameters = Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return `?${new URLSearchParams(parameters)}`;
};
