import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { type UnitName, UnitNameQuery, unitNameQuestion } from "../../contract/office/roster/places.ts";
import { problem } from "../../contract/problems/problem.ts";
import { may, readFor } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";

/** The name of a unit, for the filter of a list without rows. Each role that has such a list may read duty. */
export const addRosterRoutes = (scope: FastifyInstance, { sql }: Centre): void => {
  scope.get(unitNameQuestion.path, may("read-duty"), async (request, reply) => {
    const query = UnitNameQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const [found] = await readFor(
      sql,
      request,
      (tx) => tx<z.infer<typeof UnitName>[]>`select name as "unitName" from units where code = ${query.data.unit}`,
    );
    return found ?? sendProblem(reply, problem("not-found"));
  });
};
