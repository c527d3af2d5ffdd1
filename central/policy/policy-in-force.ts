import { PolicyContent } from "../../contract/office/policy/policy-content.ts";
import type { Queries } from "../database/sql.ts";

/** Where something is rolled out: everywhere, at a unit, or at one window. */
export interface Target {
  readonly unitCode: string | null;
  readonly windowNumber: string | null;
}

export interface PolicyVersion {
  readonly version: number;
  readonly content: PolicyContent;
}

/**
 * The version that holds at a target at a time: what took effect last among all that concern the whole of it.
 * undefined where none was rolled out. Throws where a content does not fit: this program is older than it.
 */
export const readPolicyInForce = async (
  sql: Queries,
  { unitCode, windowNumber }: Target,
  at: Date,
): Promise<PolicyVersion | undefined> => {
  const [row] = await sql<PolicyVersion[]>`
    select version, content from policy_versions
    where version = policy_in_force(${unitCode}, ${windowNumber}, ${at})`;
  return row && { version: row.version, content: PolicyContent.parse(row.content) };
};
