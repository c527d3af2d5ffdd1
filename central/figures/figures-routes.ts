import type { FastifyInstance, FastifyReply } from "fastify";
import type { z } from "zod";
import { FiguresQuery, FlaggedRange } from "../../contract/office/figures/figures.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { sendProblem } from "../http/send-problem.ts";
import { readContestedRatings } from "../ratings/read-contested-services.ts";
import { readFigures } from "./read-figures.ts";
import { createFlagsReader } from "./signals/read-flags.ts";

const refuseFigures = (reply: FastifyReply, error: z.ZodError) =>
  error.issues.every(({ code }) => code === "custom")
    ? sendProblem(reply, problem("period-not-fixed"))
    : refuseQuery(reply, error);

/** Figures of a period, and the signals beside them. */
export const addFiguresRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const readFlags = createFlagsReader(centre);
  scope.get(officePaths.figures, async (request, reply) => {
    const query = FiguresQuery.safeParse(request.query);
    if (!query.success) return refuseFigures(reply, query.error);
    const { flagged, ...days } = query.data;
    const { setAside, inQuestion } = await readContestedRatings(centre.sql);
    // Flags may be ten minutes older than the figures; a rating that was in question then still is.
    const ofFlags = flagged === "with" ? [] : (await readFlags(days)).flags.flatMap(({ ratings }) => ratings);
    const judged = { setAside, inQuestion: [...inQuestion, ...ofFlags] };
    return readFigures(centre.sql, { days, flagged, judged, atMs: centre.clock() });
  });
  scope.get(officePaths.flags, async (request, reply) => {
    const range = FlaggedRange.safeParse(request.query);
    return range.success ? (await readFlags(range.data)).office : refuseQuery(reply, range.error);
  });
};
