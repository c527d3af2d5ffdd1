import { scopeOf } from "../../contract/office/accounts/permissions.ts";
import type { SampleOrder } from "../../contract/office/inspection/draws.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { logAccess } from "../accounts/access-log.ts";
import type { Centre } from "../centre.ts";
import type { DoWork } from "../jobs/job.ts";
import { makeDraw } from "./make-draw.ts";

/**
 * Draws a sample as a job, with the rights that the person has now. The draw is stored, the job ends and the access log
 * says so in one `tx`: a centre that dies before leaves nothing, and no number is lost. Problems: permission-missing, and
 * those of `makeDraw`.
 */
export const sampleDrawer =
  ({ sql, clock }: Pick<Centre, "sql" | "clock">): DoWork<SampleOrder> =>
  async ({ id, caller, order: { query } }, { note, endWithin }) => {
    if (!scopeOf(caller.grants, "draw-samples")) return failure(problem("permission-missing"));
    return sql.begin(async (tx) => {
      const drawn = await makeDraw(tx, query, { by: caller.shownName, nowMs: clock(), job: id, note });
      if (!drawn.ok) return drawn;
      const { number, frameSize, drawn: count } = drawn.value;
      const subject = { draw: number, ...query, frameSize, drawn: count, job: id };
      await logAccess(tx, caller, { action: "sample-drawn", subject });
      await endWithin(tx);
      return success(null);
    });
  };
