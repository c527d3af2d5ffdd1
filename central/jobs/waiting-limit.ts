import { type Problem, problem } from "../../contract/problems/problem.ts";
import type { Tx } from "../database/sql.ts";

/** The most jobs of one person that wait at a time. */
const mostWaiting = 20;

/**
 * The refusal of one more job of an account, where it has the most; undefined otherwise. Until the end of the `tx` other
 * requests for the same account wait for it, so that they count its job, too.
 */
export const refuseMoreJobs = async (tx: Tx, account: string): Promise<Problem | undefined> => {
  await tx`select from accounts where id = ${account}::uuid for no key update`;
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from jobs where account = ${account}::uuid and state in ('waiting', 'running')`;
  const count = row?.count ?? 0;
  return count >= mostWaiting ? problem("exports-waiting", { count }) : undefined;
};
