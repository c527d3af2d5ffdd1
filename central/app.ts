import { randomUUID } from "node:crypto";
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from "fastify";
import { problem } from "../contract/problems/problem.ts";
import type { Centre } from "./centre.ts";
import { addConfigurationRoute } from "./configuration/configuration-route.ts";
import { addEnrolmentRoute } from "./enrolment/enrolment-route.ts";
import { addPepperRoute } from "./enrolment/pepper-route.ts";
import { addFollowUpRoutes } from "./follow-up/follow-up-route.ts";
import { addOpeningsRoute } from "./follow-up/openings-route.ts";
import { addLedgerEndRoute } from "./ledger/ledger-end-route.ts";
import { addLedgerRoute } from "./ledger/ledger-route.ts";
import { addOfficeRoutes } from "./office/office-route.ts";
import { addPicturesRoute } from "./pictures/pictures-route.ts";
import { logProblem } from "./problems/log-problem.ts";
import { problemOfError } from "./problems/problem-of-error.ts";
import { sendProblem } from "./problems/send-problem.ts";
import { addNonceRoute, keepBodiesAsSent, sendFreshNonces } from "./requests/signed-scope.ts";
import { workLimit } from "./requests/work-limit.ts";
import { addStaffShiftRoute } from "./shifts/staff-shift-route.ts";
import { addSecurityHeaders } from "./web-pages/security-headers.ts";
import { addWebPages } from "./web-pages/web-pages.ts";

export interface AppParameters extends Centre {
  readonly logger: FastifyBaseLogger;
  /** Folder of the office's built pages; it need not be there yet. */
  readonly webPagesFolder: string;
}

/** A whole upload over a slow line; then the connection is given up. */
const requestTimeoutMs = 120_000;

const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = problemOfError(error, request);
    logProblem(request, error, known);
    return sendProblem(reply, known);
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problem("not-found")));
};

const logAnswers = (app: FastifyInstance): void => {
  app.addHook("onResponse", async ({ log, method, routeOptions }, { statusCode, elapsedTime }) => {
    log.info({ method, route: routeOptions.url ?? null, statusCode, ms: Math.round(elapsedTime) }, "answered");
  });
};

/** The service, ready to listen. It reads no environment and starts nothing. */
export const buildApp = ({ logger, webPagesFolder, ...centre }: AppParameters): FastifyInstance => {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestTimeout: requestTimeoutMs,
    // A proxy on this machine says whom it speaks for; nobody else may: guesses are counted by address.
    trustProxy: "loopback",
    frameworkErrors: (error, request, reply) => sendProblem(reply, problemOfError(error, request)),
  });
  answerErrors(app);
  logAnswers(app);
  addSecurityHeaders(app);
  addWebPages(app, webPagesFolder);
  app.register(async (scope) => addOfficeRoutes(scope, centre));
  app.register(async (scope) => addFollowUpRoutes(scope, centre));
  const limit = workLimit();
  app.register(async (scope) => addNonceRoute(scope, centre));
  app.register(async (scope) => {
    limit.refuseAtOnce(scope);
    keepBodiesAsSent(scope);
    sendFreshNonces(scope, centre);
    limit.count(scope);
    addLedgerRoute(scope, centre);
    addLedgerEndRoute(scope, centre);
    addConfigurationRoute(scope, centre);
  });
  app.register(async (scope) => {
    keepBodiesAsSent(scope);
    sendFreshNonces(scope, centre);
    addEnrolmentRoute(scope, centre);
    addPepperRoute(scope, centre);
    addPicturesRoute(scope, centre);
    addStaffShiftRoute(scope, centre);
    addOpeningsRoute(scope, centre);
  });
  return app;
};
