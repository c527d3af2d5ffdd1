import type { FastifyBaseLogger } from "fastify";
import { type Db, PgBoss } from "pg-boss";
import type { Queries, Sql } from "../database/sql.ts";

/**
 * The queue of exports, those of the freezes of months and of draws, and the one of jobs that failed several times. A
 * centre of an earlier release does not know a kind, and takes none from a queue of its own.
 */
export const queues = {
  jobs: "jobs",
  freezes: "star-freezes",
  draws: "sample-draws",
  broken: "broken-jobs",
  /** Looks whether digests are due, the digests, and those that were tried for hours. */
  digestRounds: "digest-rounds",
  digests: "digests",
  brokenDigests: "broken-digests",
  /** Looks which ratings the platform above has to have, and sends them. */
  platformRounds: "platform-rounds",
  /** Makes the notices that are due, and posts them. */
  noticeRounds: "notice-rounds",
  /** Erases the contacts whose time is over. */
  contactErasures: "contact-erasures",
} as const;

export type Boss = PgBoss;

const schema = "counterstar_jobs";

/** A centre that has not been heard of for this long has died, seconds; pg-boss allows no less than ten. */
const heartbeatSeconds = 10;
/** How often each centre looks for jobs of dead ones, seconds. */
const lookEverySeconds = 5;
/** The longest time of one job, seconds. */
const longestJobSeconds = 3_600;
/** How often a job is begun again after a failure or the death of its centre. */
const retries = 3;
/** A mail is tried again after a minute, and then with longer and longer waits: for about six hours in all. */
const mailRetries = 12;
const firstWaitSeconds = 60;
const longestWaitSeconds = 3_600;

/** How often each centre asks for work where none waits, seconds. */
const pollSeconds = 2;

/**
 * Does the work of a queue, one job at a time, until `boss` stops; returns the name of the worker. It asks for the next
 * job as soon as one is done.
 */
export const workOn = async <Data extends object>(
  boss: Boss,
  queue: string,
  work: (data: Data) => Promise<void>,
): Promise<string> => {
  const worker: string = await boss.work<Data>(queue, { pollingIntervalSeconds: pollSeconds }, async ([job]) => {
    if (job) await work(job.data);
    boss.notifyWorker(worker);
  });
  return worker;
};

/** The database as pg-boss uses it: the centre's own connections, or one `tx`. */
export const bossDatabase = (sql: Queries): Db => ({
  executeSql: async (text, values) => sql.ofLibrary(text, values),
});

/** While the database is away each look for work fails: one line a minute says so, milliseconds. */
const sayEveryMs = 60_000;

const sayNowAndThen = (say: (reason: string) => void): ((error: unknown) => void) => {
  let saidAtMs = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - saidAtMs < sayEveryMs) return;
    saidAtMs = performance.now();
    say(reasonOf(error));
  };
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Starts pg-boss, which creates and migrates its schema; several centres may do so at once. */
export const startBoss = async (sql: Sql, logger: Pick<FastifyBaseLogger, "warn">): Promise<PgBoss> => {
  const boss = new PgBoss({
    db: bossDatabase(sql),
    schema,
    schedule: true,
    registerInstance: false,
    superviseIntervalSeconds: lookEverySeconds,
    monitorIntervalSeconds: lookEverySeconds,
  });
  const say = (reason: string): void => logger.warn({ reason }, "jobs not handed out");
  boss.on("error", sayNowAndThen(say));
  await boss.start();
  await boss.createQueue(queues.broken, { retryLimit: retries });
  for (const queue of [queues.jobs, queues.freezes, queues.draws]) {
    await boss.createQueue(queue, {
      retryLimit: retries,
      heartbeatSeconds,
      expireInSeconds: longestJobSeconds,
      deadLetter: queues.broken,
    });
  }
  for (const queue of [queues.digestRounds, queues.platformRounds, queues.noticeRounds, queues.contactErasures]) {
    await boss.createQueue(queue, { retryLimit: 0, policy: "short" });
  }
  await boss.createQueue(queues.brokenDigests, { retryLimit: retries });
  await boss.createQueue(queues.digests, {
    retryLimit: mailRetries,
    retryDelay: firstWaitSeconds,
    retryBackoff: true,
    retryDelayMax: longestWaitSeconds,
    heartbeatSeconds,
    deadLetter: queues.brokenDigests,
  });
  return boss;
};
