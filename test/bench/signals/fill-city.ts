import type { Sql } from "../../../central/database/sql.ts";
import { fragment, wholeNumber } from "../../../central/database/statement.ts";

export interface City {
  readonly windows: number;
  /** Days with visits of their own; the summaries of the weeks before are copies of theirs. */
  readonly days: number;
  readonly visitsADay: number;
}

export const lastDay = "2026-03-13";

/** SQL: a UUID of any values. */
const id = (of: string) => fragment`md5(${of} || window_number || day)::uuid`;

/**
 * Finished shifts with prompts and ratings in the read models, a device and a person for each window, thirty windows a
 * unit. At one window in fifty most answers of the last days come in 600 ms. No ledger is written: foreign keys rest.
 */
export const fillCity = (sql: Sql, { windows, days, visitsADay }: City): Promise<void> =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`select setseed(0.5)`;
    await tx`
      create temporary table city_days on commit drop as
      select window_number, 'unit-' || (window_number::int / 30) as unit_code, md5(window_number)::uuid as device, day,
        'staff-' || window_number as staff_number, window_number::int % 50 = 0 as is_bent, 40 + window_number::int % 50 as pace
      from (select number::text as window_number from generate_series(1, ${wholeNumber(windows)}) as number) as each
      cross join (
        select (date ${fragment`'2026-03-13'`} - back)::text as day
        from generate_series(0, ${wholeNumber(days - 1)}) as back) as calendar`;
    await tx`
      insert into shifts (device, epoch, seq, shift_id, unit_code, window_number, staff_number, started_at, received_at)
      select device, 1, row_number() over (partition by device order by day) * 1000, ${id("shift")}, unit_code,
        window_number, staff_number, day || 'T08:30:00.000+08:00', now() from city_days`;
    await tx`
      insert into figure_cells (device, day, shift_id, unit_code, window_number, staff_number, opened, answered, unanswered,
        cancelled, levels, walk_up_levels, raised)
      select device, day, ${id("shift")}, unit_code, window_number, staff_number, 0, 0, 0, 0, '{0,0,0,0,0}',
        '{0,0,0,0,0}', 0 from city_days`;
    await tx`
      create temporary table city_visits on commit drop as
      select city_days.*, place, ${id("shift")} as shift_id, md5(window_number || day || place)::uuid as prompt_id,
        row_number() over (partition by device order by day, place) as position,
        day || 'T' || to_char(time '09:00' + place * interval '9 minutes' + random() * interval '5 minutes', 'HH24:MI:SS.MS')
          || '+08:00' as opened_at,
        random() as luck, case when random() < 0.93 then 5 else 1 + floor(random() * 4)::int end as level,
        case when is_bent and random() < 0.6 then 600 else (1500 + pace * 40 - 2000 * ln(random() + 1e-9))::int end as took_ms
      from city_days cross join generate_series(1, ${wholeNumber(visitsADay)}) as place`;
    await tx`
      insert into prompts (device, epoch, seq, prompt_id, shift_id, staff_number, source, services, opened_at, received_at)
      select device, 2, position, prompt_id, shift_id, staff_number, 'staff-console', '[]', opened_at, now()
      from city_visits`;
    await tx`
      insert into ratings (device, epoch, seq, prompt_id, unit_code, window_number, staff_number, source, level, channel,
        answered_after_ms, answered_at, received_at, shift_id)
      select device, 3, position, prompt_id, unit_code, window_number, staff_number, 'staff-console', level, 'touch',
        took_ms, opened_at, now(), shift_id
      from city_visits where luck < 0.8`;
    await tx`
      insert into prompt_endings (device, prompt_id, epoch, seq, outcome, cause, ended_at)
      select device, prompt_id, 4, position, case when luck < 0.97 then 'unanswered' else 'cancelled' end, 'timed-out',
        opened_at
      from city_visits where luck >= 0.8`;
  });

/** The summaries of the days before the city's own, as copies of them, without the bent answers. */
export const copySummaries = async (sql: Sql, days: number): Promise<void> => {
  for (let back = days; back < 35; back += days) {
    const day = fragment`(day::date - ${wholeNumber(back)})::text`;
    const isOwn = fragment`day::date > date '2026-03-13' - ${wholeNumber(days)}`;
    await sql`
      insert into window_days
      select ${day}, unit_code, window_number, digest, 0, walk_ups, walk_up_trials, after_closing, answers_ms, withdrawn_ms,
        levels, busiest
      from window_days where ${isOwn}`;
    await sql`
      insert into person_days
      select ${day}, unit_code, window_number, staff_number, answers, log_ms, log_ms_squared, ratings, raised
      from person_days where ${isOwn}`;
  }
  await sql`analyze`;
};
