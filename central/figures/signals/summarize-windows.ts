import { sha256Hex } from "../../../contract/node/hash.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { touchLimits } from "./answer-limits.ts";
import { dayNumber, dayText, groupBy, seriesOf } from "./arrange.ts";
import { daysNeeded } from "./budget.ts";
import { readVisits, type WindowDayKey } from "./read-visits.ts";
import { personDayOf, windowDayOf } from "./summaries.ts";
import type { Visit } from "./visit.ts";

/** The most windows, and about the most visits, in memory at one time. */
const windowsAtOnce = 200;
const visitsAtOnce = 20_000;

/** Of the centre that summarizes, in the whole database. */
const lockOfSummaries = 7_600_551;

/** A window that has changed; `version` is another one after each change. */
interface Touched extends WindowDayKey {
  readonly version: string;
}

/** One window at least: a stuck device may have sent more visits of one day. No row is locked while they are read. */
const chooseWindows = (tx: Tx) => tx<Touched[]>`
  with waiting as materialized (
    select day, unit_code, window_number, xmin::text as version from touched_windows
    order by day desc, unit_code, window_number limit ${windowsAtOnce}),
  weighed as (
    select waiting.*, coalesce(sum(visits) over (
      order by day desc, unit_code, window_number rows between unbounded preceding and 1 preceding), 0) as before
    from waiting cross join lateral (
      select coalesce(sum(opened), 0) as visits from figure_cells
      where (figure_cells.day, figure_cells.unit_code, figure_cells.window_number)
        = (waiting.day, waiting.unit_code, waiting.window_number)) as cells)
  select day, unit_code as "unitCode", window_number as "windowNumber", version from weighed
  where before < ${visitsAtOnce}`;

/** Those that have changed again meanwhile stay due. */
const settle = async (tx: Tx, windows: readonly Touched[]): Promise<void> => {
  await tx`
    delete from touched_windows using jsonb_to_recordset(${tx.json(windows)})
      as done ("unitCode" text, "windowNumber" text, day text, version text)
    where (touched_windows.day, touched_windows.unit_code, touched_windows.window_number)
        = (done.day, done."unitCode", done."windowNumber") and touched_windows.xmin::text = done.version`;
};

/** The largest number of an integer column; no person waits so long. */
const mostMs = 2 ** 31 - 1;
const withinColumn = (ms: number): number => Math.min(Math.round(ms), mostMs);

const windowRow = ({ day, unitCode, windowNumber }: WindowDayKey, visits: readonly Visit[]) => {
  const ofDay = windowDayOf(visits);
  return {
    ...{ day, unit_code: unitCode, window_number: windowNumber, digest: sha256Hex(JSON.stringify(visits)) },
    quick_answers: ofDay.quickAnswers.hits,
    walk_ups: ofDay.walkUps.hits,
    walk_up_trials: ofDay.walkUps.trials,
    after_closing: ofDay.afterClosing.hits,
    answers_ms: ofDay.answersMs.map(withinColumn),
    withdrawn_ms: ofDay.withdrawnMs.map(withinColumn),
    levels: ofDay.levels,
    busiest: ofDay.busiest,
  };
};

const personRow = ({ unitCode, windowNumber, staffNumber, day }: Visit, visits: readonly Visit[]) => {
  const { answers, raised } = personDayOf(visits);
  return {
    ...{ day, unit_code: unitCode, window_number: windowNumber, staff_number: staffNumber },
    ...{ answers: answers.count, log_ms: answers.total, log_ms_squared: answers.squares },
    ...{ ratings: raised.trials, raised: raised.hits },
  };
};

/** Writes the summaries of `windows`; returns the days on which one has changed. */
const saveSummaries = async (
  tx: Tx,
  windows: readonly WindowDayKey[],
  visits: readonly Visit[],
): Promise<readonly string[]> => {
  const ofWindows = [
    ...groupBy(visits, ({ unitCode, windowNumber, day }) => `${day} ${windowNumber} ${unitCode}`).values(),
  ].flatMap((some) => (some[0] ? [{ first: some[0], inOrder: seriesOf(some).visitsOn(dayNumber(some[0].day)) }] : []));
  const people = ofWindows.flatMap(({ inOrder }) =>
    [...groupBy(inOrder, ({ staffNumber }) => staffNumber).values()].flatMap((own) =>
      own[0] ? [personRow(own[0], own)] : [],
    ),
  );
  const changed = await tx<{ day: string }[]>`
    with asked as materialized (
      select day, "unitCode" as unit_code, "windowNumber" as window_number
      from jsonb_to_recordset(${tx.json(windows)}) as asked ("unitCode" text, "windowNumber" text, day text)),
    given as materialized (
      select * from jsonb_populate_recordset(null::window_days,
        ${tx.json(ofWindows.map(({ first, inOrder }) => windowRow(first, inOrder)))})),
    gone as (
      delete from window_days using asked
      where (window_days.day, window_days.unit_code, window_days.window_number)
          = (asked.day, asked.unit_code, asked.window_number)
        and (asked.day, asked.unit_code, asked.window_number) not in (select day, unit_code, window_number from given)
      returning window_days.day),
    saved as (
      insert into window_days select * from given order by day, unit_code, window_number
      on conflict (day, unit_code, window_number) do update set digest = excluded.digest,
        quick_answers = excluded.quick_answers, walk_ups = excluded.walk_ups, walk_up_trials = excluded.walk_up_trials,
        after_closing = excluded.after_closing, answers_ms = excluded.answers_ms,
        withdrawn_ms = excluded.withdrawn_ms, levels = excluded.levels, busiest = excluded.busiest
      where window_days.digest <> excluded.digest
      returning day)
    select day from gone union select day from saved`;
  await tx`
    delete from person_days
    using jsonb_to_recordset(${tx.json(windows)}) as asked ("unitCode" text, "windowNumber" text, day text)
    where person_days.day = asked.day
      and (person_days.unit_code, person_days.window_number) = (asked."unitCode", asked."windowNumber")`;
  await tx`insert into person_days select * from jsonb_populate_recordset(null::person_days, ${tx.json(people)})`;
  return changed.map(({ day }) => day);
};

/** A day is judged with the five weeks before it. */
const touchJudgements = async (tx: Tx, changed: readonly string[]): Promise<void> => {
  const due = changed.flatMap((day) =>
    Array.from({ length: daysNeeded }, (_, later) => dayText(dayNumber(day) + later)),
  );
  await tx`
    insert into touched_judgements (day)
    select day from unnest(${[...new Set(due)]}::text[]) as due (day)
    where day = any (${changed}::text[]) or exists (select from window_days where window_days.day = due.day)
    order by day
    on conflict (day) do update set version = touched_judgements.version + 1`;
};

/**
 * Summarizes some of the windows that have changed, and notes the days that have to be judged again for that. Returns
 * how many it took; 0 where there is none, or another process summarizes them.
 */
export const summarizeWindows = (sql: Sql): Promise<number> =>
  sql.begin(async (tx): Promise<number> => {
    const [turn] = await tx<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${lockOfSummaries}) as taken`;
    if (!turn?.taken) return 0;
    const windows = await chooseWindows(tx);
    if (windows.length === 0) return 0;
    const changed = await saveSummaries(tx, windows, await readVisits(tx, windows));
    if (changed.length > 0) {
      await touchLimits(tx, changed);
      await touchJudgements(tx, changed);
    }
    await settle(tx, windows);
    return windows.length;
  });
