import type { RoundState, Rounds } from "../../contract/office/jobs/rounds.ts";
import type { Queries } from "../database/sql.ts";
import { lockOfJudging } from "../figures/signals/judge-next-day.ts";

interface Stored extends Pick<RoundState, "name" | "behindDays" | "oldestDay"> {
  readonly day: string | null;
  readonly begunAt: Date | null;
  readonly isJudging: boolean;
  readonly endedAt: Date | null;
  readonly failedAt: Date | null;
  readonly failure: string | null;
}

const stateOf = ({ day, begunAt, isJudging, endedAt, failedAt, failure, ...row }: Stored): RoundState => ({
  ...row,
  judging: isJudging && day !== null && begunAt ? { day, since: begunAt.toISOString() } : null,
  endedAt: endedAt?.toISOString() ?? null,
  failure: failedAt && failure !== null ? { at: failedAt.toISOString(), reason: failure } : null,
});

/** How far figures and signals lag behind the ledger, and how their last rounds ended. */
export const readRounds = async (sql: Queries, at: Date): Promise<Rounds> => {
  const stored = await sql<Stored[]>`
    with waiting as (
      select 'figures' as name, day from touched_days where due_at <= ${at}
      union select 'signals', day from touched_windows
      union select 'signals', day from touched_judgements)
    select name, ended_at as "endedAt", failed_at as "failedAt", failure, rounds.day, begun_at as "begunAt",
      (select count(*)::int from waiting where waiting.name = rounds.name) as "behindDays",
      (select min(waiting.day) from waiting where waiting.name = rounds.name) as "oldestDay",
      name = 'signals' and exists (
        select from pg_locks join pg_database on pg_database.oid = pg_locks.database
        where locktype = 'advisory' and classid = 0 and objid = ${lockOfJudging} and granted
          and datname = current_database()) as "isJudging"
    from rounds order by name`;
  return { rounds: stored.map(stateOf) };
};
