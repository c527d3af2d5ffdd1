import type { FastifyInstance } from "fastify";
import { DayRange } from "../../contract/office/figures.ts";
import { officePaths } from "../../contract/office/office.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { isOfficeKey } from "../keys/office-key.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { readFigures } from "./read-figures.ts";
import { createOverviewReader } from "./read-overview.ts";
import { addUnlockRoute } from "./unlock-route.ts";

/** Everything of the office's is for those who hold `Authorization: Bearer <office key>`. */
export const addOfficeRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const readOverview = createOverviewReader(centre);
  scope.addHook("onRequest", async (request, reply) => {
    if (isOfficeKey(centre.officeKey, request.headers.authorization)) return;
    return sendProblem(reply, problem("office-key-wrong"));
  });
  scope.get(officePaths.overview, async (_request, reply) => reply.send(await readOverview()));
  scope.get(officePaths.figures, async (request, reply) => {
    const range = DayRange.safeParse(request.query);
    if (range.success) return reply.send(await readFigures(centre.sql, range.data));
    const [issue] = range.error.issues;
    return sendProblem(reply, problem("request-invalid", { field: issue?.path.join(".") || "query" }));
  });
  addUnlockRoute(scope, centre);
};
