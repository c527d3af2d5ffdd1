import { JobOrder } from "../../contract/office/jobs/orders.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { failure, type Result } from "../../contract/result.ts";
import { callerOfAccount } from "../accounts/read-caller.ts";
import type { Queries, Sql } from "../database/sql.ts";
import type { DoWork, JobOutput, WrittenFile } from "./job.ts";
import { type Attempt, pieceWriter } from "./pieces.ts";

interface Begun extends Attempt {
  readonly account: string;
  readonly work: unknown;
}

/** Begins the next attempt at a job; undefined where it has ended or was deleted. Older attempts may not write then. */
const begin = async (sql: Sql, id: string): Promise<Begun | undefined> => {
  const [begun] = await sql<Begun[]>`
    update jobs set state = 'running', attempt = attempt + 1, row_count = 0, row_total = null
    where id = ${id} and state in ('waiting', 'running')
    returning id, attempt, account, work`;
  return begun;
};

/** Notes the progress of an attempt; false where it is no longer the one that may write. */
const noteProgress = async (sql: Sql, { id, attempt }: Attempt, { rows, total }: Progress): Promise<boolean> => {
  const noted = await sql`
    update jobs set row_count = ${rows}, row_total = ${total}
    where id = ${id} and attempt = ${attempt} and state = 'running'`;
  return noted.count > 0;
};

interface Progress {
  readonly rows: number;
  /** null where it is not known. */
  readonly total: number | null;
}

interface End extends Progress {
  readonly bytes: number;
}

/** Ends a job without a file; false where the attempt is no longer the one that may end it. */
const endWithin = async (sql: Queries, { id, attempt }: Attempt, { rows, total }: Progress): Promise<boolean> => {
  const ended = await sql`
    update jobs set state = 'done', row_count = ${rows}, row_total = ${total}, ended_at = clock_timestamp()
    where id = ${id} and attempt = ${attempt} and state = 'running'`;
  return ended.count > 0;
};

const finish = (sql: Sql, { id, attempt }: Attempt, { rows, bytes }: End, { name, mediaType }: WrittenFile) =>
  sql.begin(async (tx) => {
    const finished = await tx`
      update jobs set state = 'done', row_count = ${rows}, byte_count = ${bytes}, file_name = ${name},
        media_type = ${mediaType}, ended_at = clock_timestamp()
      where id = ${id} and attempt = ${attempt} and state = 'running'`;
    // An attempt that was overtaken or cancelled leaves nothing.
    if (finished.count === 0) await tx`delete from job_pieces where job = ${id} and attempt = ${attempt}`;
    else await tx`delete from job_pieces where job = ${id} and attempt <> ${attempt}`;
  });

/** Ends a job that failed; of any attempt where none is given. */
export const fail = (sql: Sql, id: string, why: Problem, attempt: number | null = null): Promise<void> =>
  sql.begin(async (tx) => {
    const failed = await tx`
      update jobs set state = 'failed', problem = ${tx.json(why)}, ended_at = clock_timestamp()
      where id = ${id} and state in ('waiting', 'running') and (${attempt}::int is null or attempt = ${attempt})`;
    if (failed.count > 0) await tx`delete from job_pieces where job = ${id}`;
  });

/** How often an attempt notes its progress and looks whether it may go on, milliseconds. */
const everyMs = 500;

/** Calls `look` until the returned function is called; one call at a time. */
const repeatedly = (look: () => Promise<void>): (() => Promise<void>) => {
  let current = Promise.resolve();
  let isIdle = true;
  const timer = setInterval(() => {
    if (!isIdle) return;
    isIdle = false;
    current = look().finally(() => {
      isIdle = true;
    });
  }, everyMs);
  return () => {
    clearInterval(timer);
    return current;
  };
};

const attemptWork = async (
  sql: Sql,
  begun: Begun,
  doWork: DoWork,
  stopping: AbortSignal,
): Promise<{ readonly result: Result<WrittenFile | null>; readonly end: End }> => {
  const overtaken = new AbortController();
  const signal = AbortSignal.any([stopping, overtaken.signal]);
  const pieces = pieceWriter(sql, begun);
  let progress: Progress = { rows: 0, total: null };
  const look = async (): Promise<void> => {
    // A database that is away for a moment ends nothing: the next look, or the next piece, finds out.
    const mayGoOn = await noteProgress(sql, begun, progress).catch(() => true);
    if (!mayGoOn) overtaken.abort();
  };
  const rest = repeatedly(look);
  try {
    const caller = await callerOfAccount(sql, begun.account);
    const output: JobOutput = {
      signal,
      note: (rows, total) => {
        signal.throwIfAborted();
        progress = { rows, total: total ?? null };
      },
      write: pieces.write,
      endWithin: async (tx) => {
        if (!(await endWithin(tx, begun, progress))) throw new Error("the job was cancelled or begun again");
      },
    };
    const work = { id: begun.id, order: JobOrder.parse(begun.work) };
    const result = caller ? await doWork({ ...work, caller }, output) : failure(problem("job-account-ended"));
    return { result, end: { ...progress, bytes: await pieces.finish() } };
  } finally {
    await rest();
  }
};

/**
 * Runs one attempt at a job: what it writes counts only where it ends as the last attempt that began. Throws where the
 * job has to be begun again, by this centre or another one.
 */
export const runJob = async (sql: Sql, id: string, doWork: DoWork, stopping: AbortSignal): Promise<void> => {
  const begun = await begin(sql, id);
  if (!begun) return;
  try {
    const { result, end } = await attemptWork(sql, begun, doWork, stopping);
    if (!result.ok) await fail(sql, id, result.problem, begun.attempt);
    else if (result.value) await finish(sql, begun, end, result.value);
    else await endWithin(sql, begun, end);
  } catch (error) {
    await sql`delete from job_pieces where job = ${id} and attempt = ${begun.attempt}`.catch(() => undefined);
    const [row] = await sql`select from jobs where id = ${id} and attempt = ${begun.attempt} and state = 'running'`;
    // Cancelled, deleted or overtaken: no one waits for this attempt.
    if (row) throw error;
  }
};
