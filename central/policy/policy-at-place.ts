import type { PolicyAtPlace, PolicyQuery } from "../../contract/office/policy/policy-rollouts.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Centre } from "../centre.ts";
import { readPolicyAsStored } from "./policy-as-stored.ts";
import { readPolicyInForce } from "./policy-in-force.ts";
import { placeText } from "./report.ts";
import { isPlace } from "./roll-out.ts";

type Asking = Pick<Centre, "sql" | "clock" | "policy">;

/** What holds at a place, and from which version. Errors: policy-place-unknown, policy-unset. */
export const readPolicyAtPlace = async (
  { sql, clock, policy }: Asking,
  { unitCode, windowNumber, at }: PolicyQuery,
): Promise<Result<PolicyAtPlace>> => {
  const target = { unitCode: unitCode ?? null, windowNumber: windowNumber ?? null };
  if (!(await isPlace(sql, target))) return failure(problem("policy-place-unknown", { place: placeText(target) }));
  const time = at === undefined ? new Date(clock()) : new Date(at);
  const content = await readPolicyAsStored(sql, target, time);
  if (!content) return failure(problem("policy-unset"));
  const inForce = await readPolicyInForce(sql, target, time);
  return success({ version: inForce?.version ?? null, content, overruled: policy });
};
