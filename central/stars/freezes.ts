import { type Days, periodAround } from "../../contract/office/figures/periods.ts";
import {
  type Freeze,
  type FreezeJob,
  type FrozenMonths,
  frozenMonthsAtOnce,
  listedMissing,
  type StarMonth,
} from "../../contract/office/stars/star-months.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { endOfPart } from "../figures/running-part.ts";
import { readMissing } from "./read-missing.ts";

type StoredFreeze = Omit<Freeze, "frozenAt"> & { readonly frozenAt: Date };

const columns = fragment`
  frozen_at as "frozenAt", frozen_by as "frozenBy", formula_version as "formulaVersion",
  definition_version as "definitionVersion", policy_version as "policyVersion", input_hash as "inputHash",
  missing_count as "missingCount", reason`;

const freezeOf = ({ frozenAt, ...freeze }: StoredFreeze): Freeze => ({ ...freeze, frozenAt: frozenAt.toISOString() });

/** The freeze of a month, named by its first day. */
export const readFreeze = async (sql: Queries, month: string): Promise<Freeze | null> => {
  const [stored] = await sql<StoredFreeze[]>`select ${columns} from star_freezes where month = ${month}`;
  return stored ? freezeOf(stored) : null;
};

/** The frozen months that follow `after`, the newest first. */
export const readFrozenMonths = async (sql: Queries, after: string | null): Promise<FrozenMonths> => {
  const found = await sql<(StoredFreeze & { readonly month: string })[]>`
    select month, ${columns} from star_freezes
    where ${after}::text is null or month < ${after} order by month desc limit ${frozenMonthsAtOnce + 1}`;
  const months = found
    .slice(0, frozenMonthsAtOnce)
    .map(({ month, ...stored }) => ({ month, freeze: freezeOf(stored) }));
  return { months, next: found.length > frozenMonthsAtOnce ? (months.at(-1)?.month ?? null) : null };
};

export const daysOfMonth = (month: string): Days => periodAround("month", month);

/** Whether the month has ended, as its figures have: at midnight in China. */
export const isOver = ({ to }: Days, nowMs: number): boolean => new Date(nowMs) >= endOfPart(to);

/** Whether figures of these days are published. */
export const hasFigures = async (sql: Queries, { from, to }: Days): Promise<boolean> =>
  (await sql`select from published_lines where first_day between ${from} and ${to} order by first_day limit 1`).length >
  0;

/** The last job that was to freeze a month. */
const readFreezeJob = async (sql: Queries, month: string): Promise<FreezeJob | null> => {
  const [job] = await sql<FreezeJob[]>`
    select jobs.id, accounts.name as asker, state, row_count as rows, row_total as total, problem
    from jobs join accounts on accounts.id = account
    where work ->> 'kind' = 'star-freeze' and work -> 'query' ->> 'month' = ${month}
    order by asked_at desc limit 1`;
  return job ?? null;
};

/** Whether a job freezes the month now, or is going to. */
export const isFreezing = async (sql: Queries, month: string): Promise<boolean> => {
  const job = await readFreezeJob(sql, month);
  return job?.state === "waiting" || job?.state === "running";
};

/** Whether a month can be frozen, which devices are missing, and how far the job that freezes it is. */
export const readStarMonth = async (sql: Queries, month: string, nowMs: number): Promise<StarMonth> => {
  const days = daysOfMonth(month);
  const freeze = await readFreeze(sql, month);
  const missing = freeze ? [] : await readMissing(sql, days, nowMs);
  return {
    month,
    freeze,
    isOver: isOver(days, nowMs),
    hasFigures: await hasFigures(sql, days),
    missing: missing.slice(0, listedMissing),
    missingCount: missing.length,
    job: await readFreezeJob(sql, month),
  };
};
