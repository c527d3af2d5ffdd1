import type { PolicyContent } from "../../contract/office/policy/policy-content.ts";
import type { Queries } from "../database/sql.ts";
import { readPolicy } from "./configuration/read-policy.ts";
import { readPolicyInForce, type Target } from "./policy-in-force.ts";

/** What the office was set up with; undefined as long as it is not. */
export const readFirstPolicy = async (sql: Queries): Promise<PolicyContent | undefined> => {
  const office = await readPolicy(sql);
  if (!office) return undefined;
  const { itPin: _pin, itUnlocks: _unlocks, ...content } = office;
  return content;
};

/** What holds at a target: the version that was rolled out there, or what the office was set up with. */
export const readPolicyAsStored = async (
  sql: Queries,
  target: Target,
  at: Date,
): Promise<PolicyContent | undefined> => {
  const inForce = await readPolicyInForce(sql, target, at);
  return inForce ? inForce.content : readFirstPolicy(sql);
};
