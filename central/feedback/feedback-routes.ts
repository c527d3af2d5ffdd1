import type { FastifyInstance } from "fastify";
import {
  ComplaintsQuery,
  complaintsQuestion,
  opinionsQuestion,
  SurveysQuery,
  surveysQuestion,
  WrittenQuery,
} from "../../contract/office/feedback.ts";
import { shownOf } from "../accounts/access-log.ts";
import { lookFor, may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { refuseQuery } from "../http/refuse-input.ts";
import { createComplaintsReader, readOpinions } from "./read-feedback.ts";
import { readSurveys } from "./read-surveys.ts";

/** Opinions, complaints and surveys. */
export const addFeedbackRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const readComplaints = createComplaintsReader(centre);
  scope.get(opinionsQuestion.path, may("read-opinions"), async (request, reply) => {
    const query = WrittenQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const { after, ...subject } = query.data;
    return lookFor(
      centre.sql,
      request,
      { action: "opinions-read", subject },
      (tx, place) => readOpinions(tx, query.data, place),
      ({ rows }) => shownOf(rows, after),
    );
  });
  scope.get(complaintsQuestion.path, may("read-complaints"), async (request, reply) => {
    const query = ComplaintsQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const { after, ...subject } = query.data;
    return lookFor(
      centre.sql,
      request,
      { action: "complaints-read", subject },
      (tx, place) => readComplaints(tx, query.data, place),
      ({ rows }) => shownOf(rows, after),
    );
  });
  scope.get(surveysQuestion.path, may("read-opinions"), async (request, reply) => {
    const query = SurveysQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    return lookFor(
      centre.sql,
      request,
      { action: "surveys-read" },
      (tx, place) => readSurveys(tx, query.data, new Date(centre.clock()), place),
      ({ surveys }) => ({ keys: surveys.map(({ surveyId, responses }) => [surveyId, responses]), newest: null }),
    );
  });
};
