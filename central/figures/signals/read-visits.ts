import type { OpeningHours } from "../../../contract/sync/configuration.ts";
import type { Queries } from "../../database/sql.ts";
import type { Rating, Visit } from "./visit.ts";

/** A window on one day. */
export interface WindowDayKey {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly day: string;
}

interface StoredVisit extends Omit<Visit, "openedAtMs" | "tookMs" | "rating"> {
  readonly firstLevel: number | null;
  readonly isChanged: boolean;
  readonly restedMs: number | null;
  readonly isOtherInput: boolean;
  readonly device: string;
  readonly openedAt: string;
  readonly endedAt: string | null;
  readonly epoch: number | null;
  readonly seq: number | null;
  readonly level: number | null;
  readonly answeredAfterMs: number | null;
  readonly answeredAt: string | null;
}

/**
 * Prompts that are over, from shifts that the figures count: no clerk can watch a rating come in. A walk-up prompt is no
 * invitation: it counts only where it became a rating.
 */
const selectVisits = (sql: Queries, windows: readonly WindowDayKey[]): Promise<StoredVisit[]> => sql<StoredVisit[]>`
  with finished as materialized (
    select distinct figure_cells.device, day, shift_id, figure_cells.unit_code, figure_cells.window_number
    from jsonb_to_recordset(${sql.json(windows)}) as asked ("unitCode" text, "windowNumber" text, day text)
    join figure_cells using (day)
    where (figure_cells.unit_code, figure_cells.window_number) = (asked."unitCode", asked."windowNumber"))
  select shifts.unit_code as "unitCode", shifts.window_number as "windowNumber", shifts.staff_number as "staffNumber",
    finished.day, prompts.opened_at as "openedAt", prompts.source = 'walk-up' as "isWalkUp",
    case when ratings.seq is not null then 'answered' when prompt_endings.cause = 'closed-by-citizen' then 'declined'
      else prompt_endings.outcome end as outcome,
    prompt_endings.ended_at as "endedAt", prompts.device, ratings.epoch, ratings.seq,
    coalesce(rating_changes.level, ratings.level) as level, ratings.level as "firstLevel",
    rating_changes.seq is not null as "isChanged", rating_changes.rested_ms as "restedMs",
    coalesce(rating_changes.input <> ratings.input, false) as "isOtherInput", ratings.answered_after_ms as "answeredAfterMs",
    ratings.answered_at as "answeredAt"
  from finished
  join shifts using (device, shift_id, unit_code, window_number)
  join prompts on prompts.device = finished.device and left(prompts.opened_at, 10) = finished.day
    and prompts.shift_id = finished.shift_id
  left join ratings on (ratings.device, ratings.prompt_id) = (prompts.device, prompts.prompt_id)
  left join rating_changes on (rating_changes.device, rating_changes.prompt_id) = (prompts.device, prompts.prompt_id)
  left join prompt_endings on (prompt_endings.device, prompt_endings.prompt_id) = (prompts.device, prompts.prompt_id)
  where ratings.seq is not null or (prompt_endings.seq is not null and prompts.source <> 'walk-up')`;

type HoursOf = ReadonlyMap<string, OpeningHours | null>;

const selectHours = async (sql: Queries): Promise<HoursOf> => {
  const units = await sql<{ code: string; hours: OpeningHours | null }[]>`select code, hours from units`;
  return new Map(units.map(({ code, hours }) => [code, hours]));
};

/** ISO, 1 is Monday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/**
 * Whether a time, as the device's wall clock wrote it, is after the last closing time of its day. A day without service
 * has none, nor has one that runs over midnight.
 */
export const isAfterClosing = (hours: OpeningHours | null, at: string): boolean => {
  const [day, time] = [at.slice(0, 10), at.slice(11, 16)];
  if (!hours || hours.closedOn.includes(day)) return false;
  const parts = hours.open.filter(({ weekdays }) => weekdays.includes(weekdayOf(day)));
  return parts.length > 0 && parts.every(({ from, to }) => from < to && to <= time);
};

const ratingOf = (stored: StoredVisit, hours: OpeningHours | null): Rating | null => {
  const { device, epoch, seq, level, firstLevel, answeredAt, isChanged, restedMs, isOtherInput } = stored;
  if (epoch === null || seq === null || level === null || firstLevel === null || answeredAt === null) return null;
  const change = isChanged ? { fromLevel: firstLevel, restedMs, isOtherInput } : null;
  return { device, epoch, seq, level, isAfterClosing: isAfterClosing(hours, answeredAt), change };
};

const visitOf = (stored: StoredVisit, hoursOf: HoursOf): Visit => {
  const { unitCode, windowNumber, staffNumber, day, isWalkUp, outcome, openedAt, endedAt, answeredAfterMs } = stored;
  const openedAtMs = Date.parse(openedAt);
  return {
    ...{ unitCode, windowNumber, staffNumber, day, isWalkUp, outcome },
    openedAtMs,
    tookMs: answeredAfterMs ?? Math.max(0, Date.parse(endedAt ?? openedAt) - openedAtMs),
    rating: ratingOf(stored, hoursOf.get(unitCode) ?? null),
  };
};

/** The visits of these windows, for the signals. Uses the closing times that the office has set now. */
export const readVisits = async (sql: Queries, windows: readonly WindowDayKey[]): Promise<readonly Visit[]> => {
  const hoursOf = await selectHours(sql);
  return (await selectVisits(sql, windows)).map((stored) => visitOf(stored, hoursOf));
};
