import type { FastifyInstance } from "fastify";
import { problem } from "../contract/problems/problem.ts";
import type { Centre } from "./centre.ts";
import { addDemonstrationRoutes } from "./demo-office/demonstration-routes.ts";
import { addDevicesRoutes } from "./devices/devices-routes.ts";
import { addFeedbackRoutes } from "./feedback/feedback-routes.ts";
import { addFiguresRoutes } from "./figures/figures-routes.ts";
import { sendProblem } from "./http/send-problem.ts";
import { isOfficeKey } from "./keys/office-key.ts";
import { addImportsRoute } from "./ledger/stick/imports-route.ts";
import { addOfficePicturesRoutes } from "./policy/pictures-route.ts";
import { addPolicyRoutes } from "./policy/policy-route.ts";
import { addRatingsRoutes } from "./ratings/ratings-routes.ts";
import { departments } from "./read-models.ts";
import { addShiftsRoutes } from "./shifts/shifts-routes.ts";

/** The office's routes, for requests with `Authorization: Bearer <office key>`. */
export const addOfficeRoutes = (scope: FastifyInstance, centre: Centre): void => {
  scope.addHook("onRequest", async (request, reply) => {
    if (isOfficeKey(centre.officeKey, request.headers.authorization)) return;
    return sendProblem(reply, problem("office-key-wrong"));
  });
  addFiguresRoutes(scope, centre);
  addRatingsRoutes(scope, centre);
  addFeedbackRoutes(scope, centre);
  addShiftsRoutes(scope, centre);
  addDevicesRoutes(scope, centre);
  addPolicyRoutes(scope, centre);
  addOfficePicturesRoutes(scope, centre);
  addImportsRoute(scope, { ...centre, departments });
  addDemonstrationRoutes(scope, centre);
};
