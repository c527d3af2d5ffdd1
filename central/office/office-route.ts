import type { FastifyInstance } from "fastify";
import { officePaths } from "../../contract/office/office.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { isOfficeKey } from "../keys/office-key.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { createOverviewReader } from "./read-overview.ts";

/** `GET /office/v1/overview` with `Authorization: Bearer <office key>`. */
export const addOfficeRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const readOverview = createOverviewReader(centre);
  scope.get(officePaths.overview, async (request, reply) => {
    if (!isOfficeKey(centre.officeKey, request.headers.authorization)) {
      return sendProblem(reply, problem("office-key-wrong"));
    }
    return reply.send(await readOverview());
  });
};
