import type { FastifyBaseLogger } from "fastify";
import type { JobOrder } from "../../contract/office/jobs/orders.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Sql, Tx } from "../database/sql.ts";
import { type Boss, bossDatabase, queues, workOn } from "./boss.ts";
import type { DoWork } from "./job.ts";
import { fail, runJob } from "./run-job.ts";

export interface Jobs {
  /** Adds a job in a `tx`; one of the centres begins it once that is committed. Returns its id. */
  readonly ask: (tx: Tx, accountId: string, order: JobOrder) => Promise<string>;
  /** Hands a job out again, in a `tx` that has made it wait. */
  readonly askAgain: (tx: Tx, id: string) => Promise<void>;
  /** Looks for work now, after that `tx`. */
  readonly lookNow: () => void;
  /** Gives the running job back to the other centres, and stops every other work of `boss`. */
  readonly stop: () => Promise<void>;
}

interface JobNamed {
  readonly id: string;
}

/** How long an ended job and its file are stored, days. */
export const storedDays = 7;
const tidyEveryMs = 3_600_000;
/** How long the stop waits for the running job to notice, milliseconds. */
const longestStopMs = 10_000;

const deleteOldJobs = async (sql: Sql): Promise<void> => {
  await sql`delete from jobs where ended_at < clock_timestamp() - make_interval(days => ${storedDays})`;
};

export interface JobParts {
  readonly boss: Boss;
  readonly sql: Sql;
  readonly logger: Pick<FastifyBaseLogger, "warn">;
  readonly doWork: DoWork;
}

const ownQueues: ReadonlyMap<string, string> = new Map([
  ["star-freeze", queues.freezes],
  ["sample-draw", queues.draws],
]);

/**
 * The queue of a stored job, and its place there: the first job of each person comes before the second one of any other,
 * so that twenty files of one person delay no one else's only one.
 */
const placeOf = async (tx: Tx, id: string) => {
  const [job] = await tx<{ kind: string; ofAccount: number }[]>`
    select asked.work ->> 'kind' as kind, count(*)::int as "ofAccount"
    from jobs as asked join jobs as unended on unended.account = asked.account and unended.state in ('waiting', 'running')
    where asked.id = ${id} group by 1`;
  return { queue: ownQueues.get(job?.kind ?? "") ?? queues.jobs, priority: -(job?.ofAccount ?? 0) };
};

/** Begins to hand out and to do jobs, in each centre one export, one freeze and one draw at a time, until stopped. */
export const startJobs = async ({ boss, sql, logger, doWork }: JobParts): Promise<Jobs> => {
  const stopping = new AbortController();
  const attempt = async ({ id }: JobNamed): Promise<void> => {
    try {
      await runJob(sql, id, doWork, stopping.signal);
    } catch (error) {
      const reason = error instanceof Error ? error.message : "unknown";
      if (!stopping.signal.aborted) logger.warn({ job: id, reason }, "job not done");
      throw error;
    }
  };
  const workers: string[] = [];
  for (const queue of [queues.jobs, ...ownQueues.values()]) workers.push(await workOn(boss, queue, attempt));
  await workOn<JobNamed>(boss, queues.broken, ({ id }) => fail(sql, id, problem("job-broken")));
  const tidy = (): void => void deleteOldJobs(sql).catch(() => undefined);
  tidy();
  const tidying = setInterval(tidy, tidyEveryMs);
  const askAgain = async (tx: Tx, id: string): Promise<void> => {
    const { queue, priority } = await placeOf(tx, id);
    await boss.send(queue, { id }, { db: bossDatabase(tx), priority });
  };
  return {
    ask: async (tx, account, order) => {
      const [job] = await tx<JobNamed[]>`
        insert into jobs (account, work) values (${account}, ${tx.json(order)}) returning id`;
      if (!job) throw new Error("the job was not stored");
      await askAgain(tx, job.id);
      return job.id;
    },
    askAgain,
    lookNow: () => {
      for (const worker of workers) boss.notifyWorker(worker);
    },
    stop: async () => {
      clearInterval(tidying);
      const stopped = boss.stop({ graceful: true, timeout: longestStopMs });
      stopping.abort();
      await stopped;
    },
  };
};
