import type { FastifyInstance } from "fastify";
import { FlaggedRange } from "../../contract/office/figures/figures.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { contestedQuestion } from "../../contract/office/ratings/contested-services.ts";
import { ratingsQuestion } from "../../contract/office/ratings/ratings.ts";
import type { Centre } from "../centre.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { addClaimVerdictsRoute } from "./claim-verdicts-route.ts";
import { readContestedServices } from "./read-contested-services.ts";
import { readMatters } from "./read-matters.ts";
import { readRatings } from "./read-ratings.ts";

/** Ratings, the services that two windows rated, and the matters shown above the levels. */
export const addRatingsRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  scope.get(ratingsQuestion.path, async () => readRatings(sql, clock()));
  scope.get(contestedQuestion.path, async () => readContestedServices(sql));
  scope.get(officePaths.matters, async (request, reply) => {
    const range = FlaggedRange.safeParse(request.query);
    return range.success ? readMatters(sql, range.data) : refuseQuery(reply, range.error);
  });
  addClaimVerdictsRoute(scope, centre);
};
