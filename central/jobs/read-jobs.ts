import type { JobRow, JobState } from "../../contract/office/jobs/jobs.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { Caller } from "../accounts/sessions.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { storedDays } from "./start-jobs.ts";

/** The most jobs in one answer. */
const listedJobs = 200;

/** Who watches the jobs of all persons, without their content. */
export const seesAll = ({ grants }: Caller): boolean => grants.some(({ role }) => role === "city" || role === "it");

/** The condition for jobs that a person may see and manage. */
export const visibleTo = (caller: Caller): Fragment =>
  seesAll(caller) ? fragment`true` : fragment`jobs.account = ${caller.accountId}`;

/**
 * SQL: whether the person holds every role and place that the job was asked for with. A file from before a loss is
 * withdrawn: it may have what the person, or the next one at the account, must no longer read.
 */
export const isOfPresentRoles = fragment`
  jobs.asked_at > coalesce((select narrowed_at from accounts where accounts.id = jobs.account), '-infinity')`;

interface Stored {
  readonly id: string;
  readonly work: { readonly kind: string; readonly format?: string; readonly query: Record<string, unknown> };
  readonly asker: string;
  readonly isOwn: boolean;
  readonly state: JobState;
  readonly rows: number;
  readonly total: number | null;
  readonly bytes: number | null;
  readonly problem: Problem | null;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

const dayMs = 86_400_000;

const rowOf = ({ work, problem, askedAt, endedAt, ...row }: Stored): JobRow => ({
  ...row,
  kind: work.kind,
  format: work.format ?? null,
  query: row.isOwn ? work.query : null,
  problem: problem && { code: problem.code, facts: { ...problem.facts } },
  askedAt: askedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  expiresAt: endedAt && new Date(endedAt.getTime() + storedDays * dayMs).toISOString(),
});

/** The newest jobs that a person may see. */
export const readJobs = async (sql: Queries, caller: Caller): Promise<readonly JobRow[]> => {
  const stored = await sql<Stored[]>`
    select jobs.id, work, accounts.name as asker, account = ${caller.accountId} as "isOwn", state, row_count as rows,
      row_total as total, byte_count as bytes, problem, asked_at as "askedAt", ended_at as "endedAt"
    from jobs join accounts on accounts.id = jobs.account
    where ${visibleTo(caller)} and (account <> ${caller.accountId} or ${isOfPresentRoles})
    order by asked_at desc, jobs.id limit ${listedJobs}`;
  return stored.map(rowOf);
};
