import type { FastifyInstance } from "fastify";
import { officePaths } from "../../contract/office/office-paths.ts";
import { MonthToFreeze } from "../../contract/office/stars/star-months.ts";
import { StarPolicyToMake } from "../../contract/office/stars/star-policy.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { accountIdOf, callerOf, changeFor, may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { examineMonth } from "./freeze-month.ts";
import { isFreezing } from "./freezes.ts";
import { makeStarPolicy } from "./star-policies.ts";

/** Routes that freeze a month, by a job, and that change the rules. */
export const addStarsRoutes = (app: FastifyInstance, { sql, clock, jobs }: Centre): void => {
  app.post(officePaths.starFreezes, may("manage-stars", { bodyLimit: 4_096 }), async (request, reply) => {
    const asked = MonthToFreeze.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { month } = asked.data;
    const begun = await changeFor(
      sql,
      request,
      async (tx) => {
        // Of two people who ask at the same moment, the second one sees the job of the first.
        await tx`select pg_advisory_xact_lock(hashtextextended('star freezes', 0))`;
        const examined = await examineMonth(tx, asked.data, clock());
        if (!examined.ok) return examined;
        if (await isFreezing(tx, month)) return failure(problem("star-month-freezing", { month: month.slice(0, 7) }));
        return success({ job: await jobs.ask(tx, accountIdOf(request), { kind: "star-freeze", query: asked.data }) });
      },
      ({ job }) => ({ action: "star-freeze-asked", subject: { month, job } }),
    );
    if (!begun.ok) return sendProblem(reply, begun.problem);
    jobs.lookNow();
    return reply.code(201).send(begun.value);
  });
  app.post(officePaths.starPolicies, may("manage-stars", { bodyLimit: 1_024 }), async (request, reply) => {
    const asked = StarPolicyToMake.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const made = await changeFor(
      sql,
      request,
      (tx) => makeStarPolicy(tx, asked.data, callerOf(request).shownName),
      ({ version }) => ({ action: "star-policy-made", subject: { version } }),
    );
    return made.ok ? reply.code(201).send(made.value) : sendProblem(reply, made.problem);
  });
};
