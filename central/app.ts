import { randomUUID } from "node:crypto";
import cookies from "@fastify/cookie";
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from "fastify";
import { uploadMaxPackedBytes } from "../contract/sync/upload.ts";
import { addApiRoutes } from "./api/api-routes.ts";
import type { Centre } from "./centre.ts";
import { addEnrolmentRoute } from "./devices/enrolment/enrolment-route.ts";
import { addPepperRoute } from "./devices/enrolment/pepper-route.ts";
import { addFollowUpRoutes } from "./follow-up/follow-up-route.ts";
import { addOpeningsRoute } from "./follow-up/openings-route.ts";
import type { IsProxy } from "./http/addresses.ts";
import { admitDevices, deviceOf } from "./http/admit-devices.ts";
import { bodyBudget } from "./http/body-budget.ts";
import { limitConnections } from "./http/connection-limit.ts";
import type { RequestLimits } from "./http/limits.ts";
import { logProblem } from "./http/log-problem.ts";
import { nonceExchange } from "./http/nonces.ts";
import { problemOfError } from "./http/problem-of-error.ts";
import { bodyReader, keepBodiesAsSent, type ReadBody } from "./http/read-body.ts";
import { refuseConnection } from "./http/refuse-connection.ts";
import { refuseUnknownRoutes } from "./http/refuse-unknown-routes.ts";
import { addSecurityHeaders } from "./http/security-headers.ts";
import { sendProblem } from "./http/send-problem.ts";
import { addNonceRoute } from "./http/signed-scope.ts";
import { addWebPages } from "./http/web-pages.ts";
import { workLimit } from "./http/work-limit.ts";
import { addLedgerEndRoute } from "./ledger/ledger-end-route.ts";
import { addLedgerRoute } from "./ledger/ledger-route.ts";
import { addOfficeRoutes } from "./office-routes.ts";
import { addCaseRoutes } from "./own-case/case-routes.ts";
import { addConfigurationRoute } from "./policy/configuration/configuration-route.ts";
import { markConfiguration } from "./policy/configuration/mark-configuration.ts";
import { addColumnRoutes } from "./public/column-routes.ts";
import { departments } from "./read-models.ts";
import { addPicturesRoute } from "./roster/pictures/pictures-route.ts";
import { addStaffShiftRoute } from "./shifts/staff-shift-route.ts";

export interface AppParameters extends Centre {
  readonly logger: FastifyBaseLogger;
  /** Folder of the office's built pages; may be missing before the first build. */
  readonly webPagesFolder: string;
  readonly limits: RequestLimits;
  /** Which addresses are proxies that may name the client. */
  readonly isProxy: IsProxy;
}

/** The longest time for a whole upload over a slow line, milliseconds; then the connection is closed. */
const requestTimeoutMs = 120_000;
/** The same for the headers of a request, also of the first on a connection. */
const headersTimeoutMs = 20_000;
/** How often both are checked, milliseconds. */
const timeoutsEveryMs = 5_000;

/** The default limit of a body, bytes: larger than any of our forms. */
const usualBodyBytes = 16 * 1_024;

const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = problemOfError(error, request);
    logProblem(request, error, known);
    return sendProblem(reply, known);
  });
};

const logAnswers = (app: FastifyInstance): void => {
  app.addHook("onResponse", async ({ log, method, routeOptions }, { statusCode, elapsedTime }) => {
    log.info({ method, route: routeOptions.url ?? null, statusCode, ms: Math.round(elapsedTime) }, "answered");
  });
};

/** Fewer than the connections to the database: the rest serve the office, and people who wait for an answer. */
const mostQuestionsAtOnce = 8;
/** They wait for each other and are stored together, with few connections. */
const mostUploadsAtOnce = 64;

/** The routes of devices, and those of the enrolment. */
const addKioskRoutes = (app: FastifyInstance, given: Centre, limits: RequestLimits, readBody: ReadBody): void => {
  const centre = { ...given, exchangeNonce: nonceExchange(given) };
  const bodies = bodyBudget(limits.bodyBytes, 2 * uploadMaxPackedBytes);
  const guard = (scope: FastifyInstance): void => {
    keepBodiesAsSent(scope, readBody);
    admitDevices(scope, centre);
    bodies.count(scope, (request) => deviceOf(request).id);
  };
  app.register(async (scope) => addNonceRoute(scope, centre));
  const registerLimited = (mostAtOnce: number, addRoutes: (scope: FastifyInstance) => void): void => {
    const limit = workLimit(mostAtOnce);
    app.register(async (scope) => {
      limit.refuseAtOnce(scope);
      guard(scope);
      limit.count(scope);
      addRoutes(scope);
    });
  };
  registerLimited(mostUploadsAtOnce, (scope) =>
    addLedgerRoute(scope, { ...centre, departments, configurationMark: markConfiguration(centre) }),
  );
  registerLimited(mostQuestionsAtOnce, (scope) => {
    addLedgerEndRoute(scope, centre);
    addConfigurationRoute(scope, centre);
  });
  app.register(async (scope) => {
    guard(scope);
    addPepperRoute(scope, centre);
    addPicturesRoute(scope, centre);
    addStaffShiftRoute(scope, centre);
    addOpeningsRoute(scope, centre);
  });
  app.register(async (scope) => {
    keepBodiesAsSent(scope, readBody);
    addEnrolmentRoute(scope, centre);
  });
};

/** Builds the service, ready to listen. It reads no environment and starts nothing. */
export const buildApp = ({ logger, webPagesFolder, limits, isProxy, ...centre }: AppParameters): FastifyInstance => {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestTimeout: requestTimeoutMs,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: timeoutsEveryMs },
    bodyLimit: usualBodyBytes,
    // Only a proxy may name the client's address: code guesses and connections are counted by address.
    trustProxy: isProxy,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, request, reply) => sendProblem(reply, problemOfError(error, request)),
  });
  const readBody = bodyReader(limits.bodySilenceMs);
  answerErrors(app);
  logAnswers(app);
  addSecurityHeaders(app);
  limitConnections(app, limits, isProxy);
  refuseUnknownRoutes(app);
  addWebPages(app, webPagesFolder);
  app.register(cookies);
  app.register(async (scope) => addOfficeRoutes(scope, centre));
  app.register(async (scope) => addApiRoutes(scope, centre));
  app.register(async (scope) => addFollowUpRoutes(scope, centre, readBody, limits.bodySilenceMs));
  app.register(async (scope) => addColumnRoutes(scope, centre));
  app.register(async (scope) => addCaseRoutes(scope, centre, readBody));
  addKioskRoutes(app, centre, limits, readBody);
  return app;
};
