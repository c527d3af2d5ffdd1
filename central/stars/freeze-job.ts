import { scopeOf } from "../../contract/office/accounts/permissions.ts";
import type { FreezeOrder } from "../../contract/office/stars/star-months.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { logAccess } from "../accounts/access-log.ts";
import type { Centre } from "../centre.ts";
import type { DoWork } from "../jobs/job.ts";
import { freezeMonth } from "./freeze-month.ts";
import type { UnresolvedSignals } from "./unresolved-signals.ts";

/**
 * Freezes a month as a job, with the rights that the person has now. The month is frozen, the job ends and the access log
 * says so in one `tx`: a centre that dies before leaves nothing. Problems: permission-missing, and those of `freezeMonth`.
 */
export const monthFreezer =
  ({ sql, clock }: Pick<Centre, "sql" | "clock">, unresolved: UnresolvedSignals): DoWork<FreezeOrder> =>
  async ({ id, caller, order: { query } }, { note, endWithin }) => {
    if (!scopeOf(caller.grants, "manage-stars")) return failure(problem("permission-missing"));
    return sql.begin(async (tx) => {
      const frozen = await freezeMonth(tx, query, { by: caller.shownName, nowMs: clock(), unresolved, note });
      if (!frozen.ok) return frozen;
      await logAccess(tx, caller, { action: "star-month-frozen", subject: { month: query.month, job: id } });
      await endWithin(tx);
      return success(null);
    });
  };
