import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { AccessAction } from "../../contract/office/accounts/accesses.ts";
import { JobId, JobNamed, jobFilePath, jobPaths, jobsQuestion } from "../../contract/office/jobs/jobs.ts";
import { roundsQuestion } from "../../contract/office/jobs/rounds.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { logAccess } from "../accounts/access-log.ts";
import { callerOf, changeFor, may } from "../accounts/admit-callers.ts";
import type { Caller } from "../accounts/sessions.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { readPieces } from "./pieces.ts";
import { isOfPresentRoles, readJobs, seesAll, visibleTo } from "./read-jobs.ts";
import { readRounds } from "./read-rounds.ts";
import { storedDays } from "./start-jobs.ts";
import { refuseMoreJobs } from "./waiting-limit.ts";

type Change = (tx: Tx, caller: Caller, id: string) => Promise<Result<undefined>>;

const unknown = failure(problem("not-found"));

const cancel: Change = async (tx, caller, id) => {
  const cancelled = await tx`
    update jobs set state = 'cancelled', ended_at = clock_timestamp()
    where id = ${id} and state in ('waiting', 'running') and ${visibleTo(caller)}`;
  if (cancelled.count === 0) return unknown;
  await tx`delete from job_pieces where job = ${id}`;
  return success(undefined);
};

const remove: Change = async (tx, caller, id) => {
  const [job] = await tx<{ hasEnded: boolean }[]>`
    select ended_at is not null as "hasEnded" from jobs where id = ${id} and ${visibleTo(caller)} for update`;
  if (!job) return unknown;
  if (!job.hasEnded) return failure(problem("job-not-ended"));
  await tx`delete from jobs where id = ${id}`;
  return success(undefined);
};

const retry =
  (centre: Centre): Change =>
  async (tx, caller, id) => {
    const [job] = await tx<{ account: string }[]>`select account from jobs where id = ${id} and ${visibleTo(caller)}`;
    const refusal = job && (await refuseMoreJobs(tx, job.account));
    if (refusal) return failure(refusal);
    const waiting = await tx`
      update jobs set state = 'waiting', problem = null, ended_at = null, row_count = 0, asked_at = clock_timestamp()
      where id = ${id} and state in ('failed', 'cancelled') and ${visibleTo(caller)}`;
    if (waiting.count === 0) return unknown;
    await centre.jobs.askAgain(tx, id);
    return success(undefined);
  };

interface StoredFile {
  readonly attempt: number;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Names of files may have Chinese characters; older programs read the first name. */
const dispositionOf = (name: string): string =>
  `attachment; filename="export${/\.\w+$/.exec(name)?.[0] ?? ""}"; filename*=UTF-8''${encodeURIComponent(name)}`;

const addDownload = (scope: FastifyInstance, { sql }: Centre): void => {
  scope.get(jobFilePath(":id"), may("person"), async (request, reply) => {
    const { id } = z.object({ id: JobId }).safeParse(request.params).data ?? {};
    const caller = callerOf(request);
    const [file] = await sql<StoredFile[]>`
      select attempt, file_name as name, media_type as "mediaType", byte_count as bytes from jobs
      where id = ${id ?? null}::uuid and account = ${caller.accountId} and state = 'done' and ${isOfPresentRoles}
        and ended_at > clock_timestamp() - make_interval(days => ${storedDays})`;
    if (!file || id === undefined) return sendProblem(reply, problem("not-found"));
    await logAccess(sql, caller, { action: "export-downloaded", subject: { job: id } });
    return reply
      .type(file.mediaType)
      .header("content-length", file.bytes)
      .header("content-disposition", dispositionOf(file.name))
      .send(Readable.from(readPieces(sql, { id, attempt: file.attempt })));
  });
};

/** The jobs of a person, and their files. */
export const addJobsRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
  scope.get(roundsQuestion.path, may("watch-jobs"), async () => readRounds(sql, new Date(centre.clock())));
  scope.get(jobsQuestion.path, may("person"), async (request) => {
    const caller = callerOf(request);
    return { jobs: await readJobs(sql, caller), seesAll: seesAll(caller) };
  });
  const add = (path: string, change: Change, action: AccessAction): void => {
    scope.post(path, may("person"), async (request, reply) => {
      const named = JobNamed.safeParse(request.body);
      if (!named.success) return refuseBody(reply, named.error);
      const { id } = named.data;
      const access = { action, subject: { job: id } };
      const done = await changeFor(
        sql,
        request,
        (tx) => change(tx, callerOf(request), id),
        () => access,
      );
      if (!done.ok) return sendProblem(reply, done.problem);
      centre.jobs.lookNow();
      return reply.code(204).send();
    });
  };
  add(jobPaths.cancellations, cancel, "export-cancelled");
  add(jobPaths.retries, retry(centre), "export-retried");
  add(jobPaths.deletions, remove, "export-deleted");
  addDownload(scope, centre);
};
