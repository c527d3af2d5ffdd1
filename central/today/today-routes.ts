import type { FastifyInstance } from "fastify";
import { periodAround } from "../../contract/office/figures/periods.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { BriefQuery } from "../../contract/office/today/brief.ts";
import { todayQuestion } from "../../contract/office/today/needs.ts";
import { problem } from "../../contract/problems/problem.ts";
import { logLook } from "../accounts/access-log.ts";
import { callerOf, may, mustSetCode, scopeOfRequest } from "../accounts/admit-callers.ts";
import { isWithin } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";
import { refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import type { Need } from "./need.ts";
import { readBrief } from "./read-brief.ts";
import { readNeeds } from "./read-needs.ts";

const isUnit = async (sql: Queries, code: string): Promise<boolean> =>
  (await sql`select from units where code = ${code}`).count > 0;

/** 今日 and 一周简报. */
export const addTodayRoutes = (app: FastifyInstance, centre: Centre, needs: readonly Need[]): void => {
  app.get(todayQuestion.path, may("person"), async (request, reply) => {
    const caller = callerOf(request);
    if (mustSetCode(centre, caller)) return sendProblem(reply, problem("authenticator-required"));
    return { needs: await readNeeds(needs, { centre, caller }) };
  });
  app.get(officePaths.brief, may("read-figures"), async (request, reply) => {
    const query = BriefQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const { from, to, unit = null } = query.data;
    const scope = scopeOfRequest(request);
    const isWhole = unit === null ? scope.isAll : isWithin(scope, { unitCode: unit, windowNumber: null });
    if (!isWhole || (unit !== null && !(await isUnit(centre.sql, unit)))) {
      return sendProblem(reply, problem("not-found"));
    }
    const lastWeek = periodAround("week", dayAt(centre.clock()), -1);
    const days = { from: from ?? lastWeek.from, to: to ?? lastWeek.to };
    const caller = callerOf(request);
    await logLook(centre.sql, caller, { action: "brief-read", subject: { ...(unit && { unitCode: unit }), ...days } });
    return readBrief(needs, { centre, caller, scope, days, unit });
  });
};
