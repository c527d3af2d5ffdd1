import type { Scope } from "../../contract/office/accounts/permissions.ts";
import {
  type Draw,
  type DrawJob,
  type DrawnRow,
  type DrawQuery,
  drawnAtOnce,
  drawsAtOnce,
  type OfficeDraw,
  type OfficeDraws,
} from "../../contract/office/inspection/draws.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { readNamesOf } from "../roster/names.ts";

type StoredDraw = Omit<Draw, "drawnAt" | "receivedUntil"> & {
  readonly drawnAt: Date;
  readonly receivedUntil: Date;
};

const drawColumns = fragment`
  number, drawn_at as "drawnAt", drawn_by as "drawnBy", first_day as from, last_day as to, ratings,
  received_until as "receivedUntil", is_frozen as "isFrozen", share, minimum, seed, frame_size as "frameSize",
  frame_hash as "frameHash", drawn_count as drawn`;

const drawOf = ({ drawnAt, receivedUntil, ...draw }: StoredDraw): Draw => ({
  ...draw,
  drawnAt: drawnAt.toISOString(),
  receivedUntil: receivedUntil.toISOString(),
});

/** The draws before a number; the newest ones without it. */
export const readDraws = async (sql: Queries, before: number | undefined): Promise<Omit<OfficeDraws, "job">> => {
  const found = await sql<StoredDraw[]>`
    select ${drawColumns} from inspection_draws
    where ${before ?? null}::int is null or number < ${before ?? null}::int
    order by number desc limit ${drawsAtOnce + 1}`;
  return { draws: found.slice(0, drawsAtOnce).map(drawOf), hasOlder: found.length > drawsAtOnce };
};

/** The last job of a person that was to draw; null for a program. */
export const readDrawJob = async (sql: Queries, accountId: string | null): Promise<DrawJob | null> => {
  const [job] = await sql<(Omit<DrawJob, "problem"> & { readonly problem: Problem | null })[]>`
    select id, state, row_total as total, problem,
      (select number from inspection_draws where inspection_draws.job = jobs.id) as number
    from jobs where account = ${accountId} and work ->> 'kind' = 'sample-draw'
    order by asked_at desc limit 1`;
  return job ? { ...job, problem: job.problem && { code: job.problem.code, facts: { ...job.problem.facts } } } : null;
};

export const readDraw = async (sql: Queries, number: number): Promise<Draw | undefined> => {
  const [found] = await sql<StoredDraw[]>`select ${drawColumns} from inspection_draws where number = ${number}`;
  return found && drawOf(found);
};

interface StoredReading {
  readonly readAt: string;
  readonly readBy: string;
  readonly purpose: string;
}

type StoredRow = Omit<DrawnRow, "unitName" | "readings"> & { readonly readings: readonly StoredReading[] };

/** Drawn ratings of a scope behind an ordinal, with who has opened each. */
export const readDrawn = async (
  sql: Queries,
  scope: Scope,
  { number, after }: DrawQuery,
): Promise<Pick<OfficeDraw, "ratings" | "next">> => {
  const found = await sql<StoredRow[]>`
    select ordinal, device, epoch, seq, digest, unit_code as "unitCode", window_number as "windowNumber", day,
      coalesce((
        select jsonb_agg(jsonb_build_object('readAt', read_at, 'readBy', read_by, 'purpose', purpose) order by id)
        from drawn_rating_readings as reading
        where (reading.draw, reading.ordinal) = (drawn_ratings.draw, drawn_ratings.ordinal)), '[]') as readings
    from drawn_ratings
    where draw = ${number} and ordinal > ${after} and ${within(scope, fragment`unit_code`, fragment`window_number`)}
    order by ordinal limit ${drawnAtOnce + 1}`;
  const shown = found.slice(0, drawnAtOnce);
  const units = shown.map(({ unitCode }) => unitCode);
  const names = await readNamesOf(sql, units, []);
  const ratings = shown.map(({ readings, ...row }) => ({
    ...row,
    unitName: names.unit(row.unitCode),
    readings: readings.map((each) => ({ ...each, readAt: new Date(each.readAt).toISOString() })),
  }));
  return { ratings, next: found.length > drawnAtOnce ? (ratings.at(-1)?.ordinal ?? null) : null };
};
