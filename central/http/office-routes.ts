import type { FastifyInstance, FastifyReply } from "fastify";
import type { z } from "zod";
import { FiguresQuery, FlaggedRange } from "../../contract/office/figures/figures.ts";
import { officePaths } from "../../contract/office/office.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { addAcknowledgementRoute } from "../devices/alerts/acknowledgement-route.ts";
import { addEnrolmentCodesRoutes } from "../devices/enrolment/enrolment-codes-route.ts";
import { addRevocationRoute } from "../devices/revocation-route.ts";
import { readFigures } from "../figures/read-figures.ts";
import { createFlagsReader } from "../figures/signals/read-flags.ts";
import { isOfficeKey } from "../keys/office-key.ts";
import { addImportsRoute } from "../ledger/stick/imports-route.ts";
import { addOfficePicturesRoutes } from "../policy/pictures-route.ts";
import { addPolicyRoutes } from "../policy/policy-route.ts";
import { addClaimVerdictsRoute } from "../ratings/claim-verdicts-route.ts";
import { readContestedRatings } from "../ratings/read-contested-services.ts";
import { readMatters } from "../ratings/read-matters.ts";
import { departments } from "../read-models.ts";
import { addUnlockRoute } from "../shifts/unlock-route.ts";
import { createOverviewReader } from "./read-overview.ts";
import { sendProblem } from "./send-problem.ts";

const refuseQuery = (reply: FastifyReply, error: z.ZodError) => {
  const [issue] = error.issues;
  return sendProblem(reply, problem("request-invalid", { field: issue?.path.join(".") || "query" }));
};

const refuseFigures = (reply: FastifyReply, error: z.ZodError) =>
  error.issues.every(({ code }) => code === "custom")
    ? sendProblem(reply, problem("period-not-fixed"))
    : refuseQuery(reply, error);

/** Everything of the office's is for those who hold `Authorization: Bearer <office key>`. */
export const addOfficeRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const readOverview = createOverviewReader(centre);
  const readFlags = createFlagsReader(centre);
  scope.addHook("onRequest", async (request, reply) => {
    if (isOfficeKey(centre.officeKey, request.headers.authorization)) return;
    return sendProblem(reply, problem("office-key-wrong"));
  });
  scope.get(officePaths.overview, async (_request, reply) => reply.send(await readOverview()));
  scope.get(officePaths.figures, async (request, reply) => {
    const query = FiguresQuery.safeParse(request.query);
    if (!query.success) return refuseFigures(reply, query.error);
    const { flagged, ...days } = query.data;
    const { setAside, inQuestion } = await readContestedRatings(centre.sql);
    // The flags may be ten minutes older than the figures; what was in question then still is.
    const ofFlags = flagged === "with" ? [] : (await readFlags(days)).flags.flatMap(({ ratings }) => ratings);
    const judged = { setAside, inQuestion: [...inQuestion, ...ofFlags] };
    return reply.send(await readFigures(centre.sql, { days, flagged, judged, atMs: centre.clock() }));
  });
  scope.get(officePaths.flags, async (request, reply) => {
    const range = FlaggedRange.safeParse(request.query);
    return range.success ? reply.send((await readFlags(range.data)).office) : refuseQuery(reply, range.error);
  });
  scope.get(officePaths.matters, async (request, reply) => {
    const range = FlaggedRange.safeParse(request.query);
    return range.success ? reply.send(await readMatters(centre.sql, range.data)) : refuseQuery(reply, range.error);
  });
  addUnlockRoute(scope, centre);
  addRevocationRoute(scope, centre);
  addAcknowledgementRoute(scope, centre);
  addClaimVerdictsRoute(scope, centre);
  addEnrolmentCodesRoutes(scope, centre);
  addPolicyRoutes(scope, centre);
  addOfficePicturesRoutes(scope, centre);
  addImportsRoute(scope, { ...centre, departments });
};
