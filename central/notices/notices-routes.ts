import type { FastifyInstance } from "fastify";
import {
  type NoticeRound,
  type NoticeRounds,
  NoticesToRetry,
  noticeRetriesPath,
  noticesQuestion,
} from "../../contract/office/notices/notices.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { changeFor, may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { retryNotices } from "./send-notices.ts";

const listedRounds = 30;
const listedFailures = 20;

const readRounds = async (sql: Queries): Promise<readonly NoticeRound[]> => {
  const rounds = await sql<(Omit<NoticeRound, "madeAt"> & { readonly madeAt: Date })[]>`
    select day, made_at as "madeAt", counts.*, failing.*
    from notice_rounds as rounds
    cross join lateral (
      select count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where state = 'failed')::int as failed
      from notices where notices.day = rounds.day) as counts
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('unitCode', unit_code, 'attempts', attempts, 'reason', failure)
        order by unit_code), '[]') as failures
      from (
        select unit_code, attempts, failure from notices where notices.day = rounds.day and failure is not null
        order by unit_code limit ${listedFailures}) as listed) as failing
    order by day desc limit ${listedRounds}`;
  return rounds.map(({ madeAt, ...round }) => ({ ...round, madeAt: madeAt.toISOString() }));
};

/** The state of the notices to the office's own program. Its address and secret stay on the server. */
export const addNoticesRoutes = (scope: FastifyInstance, { sql, clock, notices }: Centre): void => {
  scope.get(
    noticesQuestion.path,
    may("watch-jobs"),
    async (): Promise<NoticeRounds> => ({ isSending: notices.isSending, rounds: [...(await readRounds(sql))] }),
  );
  scope.post(noticeRetriesPath, may("watch-jobs"), async (request, reply) => {
    const asked = NoticesToRetry.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { day } = asked.data;
    const done = await changeFor(
      sql,
      request,
      async (tx) => {
        if ((await retryNotices(tx, day, new Date(clock()))) === 0) return failure(problem("not-found"));
        await notices.sendSoon(tx);
        return success(undefined);
      },
      () => ({ action: "notices-retried", subject: { from: day } }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
};
