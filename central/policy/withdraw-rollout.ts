import type { z } from "zod";
import type { RolloutToWithdraw } from "../../contract/office/policy/policy-rollouts.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Sql } from "../database/sql.ts";

/**
 * Withdraws a planned version before it takes effect; returns its version. A rollout at the same moment comes before or
 * after. Errors: policy-not-planned.
 */
export const withdrawRollout = (
  sql: Sql,
  { version, by }: z.output<typeof RolloutToWithdraw>,
  now: Date,
): Promise<Result<number>> =>
  sql.begin(async (tx) => {
    await tx`lock table policy_rollouts in share row exclusive mode`;
    const withdrawn = await tx`
      insert into policy_withdrawals (rollout, withdrawn_at, withdrawn_by)
      select number, ${now}, ${by} from policy_rollouts where version = ${version} and effective_at > ${now}
      on conflict do nothing returning rollout`;
    return withdrawn.count > 0 ? success(version) : failure(problem("policy-not-planned", { version }));
  });
