import type { FastifyInstance } from "fastify";
import { type ExportKind, ExportOrder, exportRoutes } from "../../contract/office/reports/exports.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { accountIdOf, changeFor, may, scopeOfRequest } from "../accounts/admit-callers.ts";
import { isPlaceWithin, isWithin } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { refuseMoreJobs } from "../jobs/waiting-limit.ts";
import { isPaper } from "./papers/write-paper.ts";

/** The unit of a table or paper, or the window of it. */
const placeOf = (query: ExportOrder["query"]) =>
  "unit" in query && query.unit
    ? { unitCode: query.unit, windowNumber: ("window" in query && query.window) || null }
    : undefined;

const kinds = Object.keys(exportRoutes) as readonly ExportKind[];

/** The routes that ask for a file; a job writes it. A job and its file belong to a person. */
export const addExportsRoutes = (scope: FastifyInstance, centre: Centre): void => {
  for (const kind of kinds) {
    const route = exportRoutes[kind];
    scope.post(route.path, may(route.may), async (request, reply) => {
      const order = ExportOrder.safeParse(request.body);
      if (!order.success) return refuseBody(reply, order.error);
      if (order.data.kind !== kind) return sendProblem(reply, problem("request-invalid", { field: "kind" }));
      const { format, query } = order.data;
      const place = placeOf(query);
      if (place && !(await isPlaceWithin(centre.sql, scopeOfRequest(request), place))) {
        return sendProblem(reply, problem("not-found"));
      }
      if (place && isPaper(order.data) && !isWithin(scopeOfRequest(request), place)) {
        return sendProblem(reply, problem("unit-not-yours"));
      }
      const asked = await changeFor(
        centre.sql,
        request,
        async (tx) => {
          const refusal = await refuseMoreJobs(tx, accountIdOf(request));
          return refusal
            ? failure(refusal)
            : success({ job: await centre.jobs.ask(tx, accountIdOf(request), order.data) });
        },
        ({ job }) => ({ action: "export-asked", subject: { job, kind, format, query } }),
      );
      if (!asked.ok) return sendProblem(reply, asked.problem);
      centre.jobs.lookNow();
      return reply.code(201).send(asked.value);
    });
  }
};
