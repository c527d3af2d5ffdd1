import type { Sql, Tx } from "../../database/sql.ts";
import { type LimitsMs, mostAnswered } from "./cancelled-prompts.ts";
import { ofDays } from "./read-summaries.ts";

/** The limits of these days have to be taken from their answers again. */
export const touchLimits = async (tx: Tx, days: readonly string[]): Promise<void> => {
  await tx`
    insert into answer_limits (day) select distinct day from unnest(${days}::text[]) as changed (day) order by day
    on conflict (day) do update set version = answer_limits.version + 1`;
};

/**
 * Takes the limits of the five weeks up to `day` again where answers have changed. Each by itself, so that no summary
 * waits; one that changes at this moment stays due.
 */
export const renewLimits = async (sql: Sql, day: number): Promise<void> => {
  const due = await sql<{ day: string; version: number }[]>`
    select day, version from answer_limits where ${ofDays(day)} and made_of is distinct from version order by day`;
  for (const each of due) {
    await sql`
      update answer_limits set made_of = ${each.version}, limit_ms = (
        select percentile_disc(${mostAnswered}::float8) within group (order by ms)
        from window_days cross join unnest(answers_ms) as ms where window_days.day = ${each.day})
      where day = ${each.day}`;
  }
};

export const readLimits = async (tx: Tx, day: number): Promise<LimitsMs> => {
  const rows = await tx<{ day: string; limitMs: number }[]>`
    select day, limit_ms as "limitMs" from answer_limits where ${ofDays(day)} and limit_ms is not null`;
  const limits = new Map(rows.map(({ day: each, limitMs }) => [each, limitMs]));
  return (each) => limits.get(each);
};
