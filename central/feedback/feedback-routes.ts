import type { FastifyInstance } from "fastify";
import {
  ComplaintsQuery,
  complaintsQuestion,
  opinionsQuestion,
  surveysQuestion,
} from "../../contract/office/feedback.ts";
import type { Centre } from "../centre.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { createComplaintsReader, readOpinions } from "./read-feedback.ts";
import { readSurveys } from "./read-surveys.ts";

/** Opinions, complaints and surveys. */
export const addFeedbackRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const readComplaints = createComplaintsReader(centre);
  scope.get(opinionsQuestion.path, async () => readOpinions(centre.sql));
  scope.get(complaintsQuestion.path, async (request, reply) => {
    const query = ComplaintsQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    return reply.send(await readComplaints(query.data.number ?? null));
  });
  scope.get(surveysQuestion.path, async () => readSurveys(centre.sql, new Date(centre.clock())));
};
