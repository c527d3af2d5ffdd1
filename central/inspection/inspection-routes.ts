import type { FastifyInstance } from "fastify";
import { DrawnRatingToRead, DrawOrder, DrawQuery, DrawsQuery } from "../../contract/office/inspection/draws.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { problem } from "../../contract/problems/problem.ts";
import { success } from "../../contract/result.ts";
import { accountIdOf, callerOf, changeFor, may, readFor } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { refuseBody, refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";
import { openDrawnRating } from "./open-drawn-rating.ts";
import { readDraw, readDrawJob, readDrawn, readDraws } from "./read-draws.ts";

/** The limit of a body, bytes: a purpose in the longest encoding. */
const mostBytes = 4 * 1_024;

const addReadingRoutes = (app: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
  app.get(officePaths.draws, may("read-draws"), async (request, reply) => {
    const query = DrawsQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const draws = await readFor(sql, request, (tx) => readDraws(tx, query.data.before));
    return { ...draws, job: await readDrawJob(sql, callerOf(request).accountId) };
  });
  app.get(officePaths.draw, may("read-draws"), async (request, reply) => {
    const query = DrawQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const found = await readFor(sql, request, async (tx, scope) => {
      const draw = await readDraw(tx, query.data.number);
      return draw && { draw, ...(await readDrawn(tx, scope, query.data)) };
    });
    return found ?? sendProblem(reply, problem("not-found"));
  });
  app.post(officePaths.drawnRatingReadings, may("read-draws", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = DrawnRatingToRead.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    if (!isStorable(asked.data)) return sendProblem(reply, problem("request-invalid", { field: "purpose" }));
    const shown = await openDrawnRating(centre, request, asked.data);
    return shown ?? sendProblem(reply, problem("not-found"));
  });
};

/** 抽查: has a job draw a sample, and shows the draws and their ratings. */
export const addInspectionRoutes = (app: FastifyInstance, centre: Centre): void => {
  const { sql, jobs } = centre;
  app.post(officePaths.draws, may("draw-samples", { bodyLimit: mostBytes }), async (request, reply) => {
    const order = DrawOrder.safeParse(request.body);
    if (!order.success) return refuseBody(reply, order.error);
    const asked = await changeFor(
      sql,
      request,
      async (tx) =>
        success({ job: await jobs.ask(tx, accountIdOf(request), { kind: "sample-draw", query: order.data }) }),
      ({ job }) => ({ action: "sample-asked", subject: { ...order.data, job } }),
    );
    if (!asked.ok) return sendProblem(reply, asked.problem);
    jobs.lookNow();
    return reply.code(201).send(asked.value);
  });
  addReadingRoutes(app, centre);
};
