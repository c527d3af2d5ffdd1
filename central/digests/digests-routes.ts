import type { FastifyInstance } from "fastify";
import {
  type DigestRound,
  type DigestRounds,
  DigestsToRetry,
  DigestWishes,
  digestPaths,
  digestsQuestion,
  type OwnDigests,
  ownDigestsQuestion,
} from "../../contract/office/digests/digests.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { callerOf, changeFor, may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";

const listedRounds = 60;
const listedFailures = 20;

interface StoredRound extends Omit<DigestRound, "madeAt"> {
  readonly madeAt: Date;
}

const readRounds = async (sql: Queries): Promise<DigestRounds["rounds"]> => {
  const rounds = await sql<StoredRound[]>`
    select digest_rounds.period, digest_rounds.first_day as "firstDay", made_at as "madeAt", sent, waiting, failed, skipped,
      failures
    from digest_rounds
    cross join lateral (
      select count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'skipped')::int as skipped
      from digests where (period, first_day) = (digest_rounds.period, digest_rounds.first_day)) as counts
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('login', login, 'attempts', attempts, 'reason', failure)), '[]')
        as failures
      from (
        select login, attempts, failure from digests join accounts on accounts.id = account
        where (period, first_day) = (digest_rounds.period, digest_rounds.first_day) and failure is not null
        order by login limit ${listedFailures}) as listed) as failing
    order by made_at desc, period limit ${listedRounds}`;
  return rounds.map(({ madeAt, ...round }) => ({ ...round, madeAt: madeAt.toISOString() }));
};

/** A person's own digests, and the state of all of them. No address leaves this centre but to its person and to IT. */
export const addDigestsRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
  scope.get(ownDigestsQuestion.path, may("person"), async (request): Promise<OwnDigests> => {
    const [own] = await sql<DigestWishes[]>`
      select mail, has_daily_digest as "hasDaily", has_weekly_digest as "hasWeekly",
        has_monthly_digest as "hasMonthly", mail_language as language
      from accounts where id = ${callerOf(request).accountId}::uuid`;
    if (!own) throw new Error("the person has an account");
    return { ...own, isSending: centre.digests.isSending };
  });
  scope.post(digestPaths.wishes, may("person"), async (request, reply) => {
    const asked = DigestWishes.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { mail, hasDaily, hasWeekly, hasMonthly, language } = asked.data;
    await changeFor(
      sql,
      request,
      async (tx) => {
        await tx`
          update accounts set mail = ${mail}, has_daily_digest = ${hasDaily}, has_weekly_digest = ${hasWeekly},
            has_monthly_digest = ${hasMonthly}, mail_language = ${language}
          where id = ${callerOf(request).accountId}::uuid`;
        return success(undefined);
      },
      () => ({ action: "digests-chosen" }),
    );
    return reply.code(204).send();
  });
  scope.get(
    digestsQuestion.path,
    may("watch-jobs"),
    async (): Promise<DigestRounds> => ({
      isSending: centre.digests.isSending,
      rounds: await readRounds(sql),
    }),
  );
  scope.post(digestPaths.retries, may("watch-jobs"), async (request, reply) => {
    const asked = DigestsToRetry.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { period, firstDay } = asked.data;
    const done = await changeFor(
      sql,
      request,
      async (tx) =>
        (await centre.digests.sendAgain(tx, period, firstDay)) > 0 ? success(undefined) : failure(problem("not-found")),
      () => ({ action: "digests-retried", subject: { kind: period, from: firstDay } }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
};
