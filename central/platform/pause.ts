import type { Queries } from "../database/sql.ts";

const minuteMs = 60_000;
const longestMinutes = 10;
/** So many batches in a row may be refused as a whole before a pause: halves of one with a single wrong row. */
const freeRefusals = 8;

/** Answers since the platform last read a batch. */
export interface Failures {
  /** Without a decision. */
  readonly unclear: number;
  readonly refused: number;
  readonly lastAt: Date;
}

/** The end of the pause after these failures; null where there is none. A minute, then twice as long, up to ten. */
export const pauseAfter = ({ unclear, refused, lastAt }: Failures): Date | null => {
  const steps = unclear + Math.max(0, refused - freeRefusals);
  if (steps === 0) return null;
  return new Date(lastAt.getTime() + Math.min(longestMinutes, 2 ** Math.min(steps - 1, 10)) * minuteMs);
};

/** Until when no centre sends, because the platform does not answer; null where it does. */
export const readPause = async (sql: Queries, at: Date): Promise<Date | null> => {
  const [failures] = await sql<Failures[]>`
    select count(*) filter (where outcome <> 'refused')::int as unclear,
      count(*) filter (where outcome = 'refused')::int as refused, max(answered_at) as "lastAt"
    from platform_answers
    where answered_at > coalesce(
      (select max(answered_at) from platform_answers where outcome = 'judged'), '-infinity')
    having count(*) > 0`;
  const until = failures ? pauseAfter(failures) : null;
  return until && until > at ? until : null;
};
