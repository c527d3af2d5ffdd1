import type { Sql } from "../../../central/database/sql.ts";
import { everywhere, readPolicy } from "../../../central/policy/read-policy.ts";
import { rollOut } from "../../../central/policy/roll-out.ts";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";

export interface PolicyChange extends Partial<Omit<PolicyContent, "policy">> {
  readonly policy?: Partial<PolicyContent["policy"]>;
}

/** Rolls out a change of the policy everywhere, in force at once; answers with the new version. */
export const changePolicy = async (
  sql: Sql,
  { policy, ...changes }: PolicyChange,
  at: Date = new Date(),
): Promise<number> => {
  const base = await readPolicy(sql, everywhere, at);
  if (!base) throw new Error("the office has no policy");
  const content = { ...base.content, ...changes, policy: { ...base.content.policy, ...policy } };
  const made = await rollOut(sql, { target: everywhere, content, pictures: [], effectiveAt: at, madeAt: at });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
};

/** As before the first import of an office: the table is append-only, so the triggers rest meanwhile. */
export const removePolicy = (sql: Sql): Promise<void> =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from policy_versions`;
  });
