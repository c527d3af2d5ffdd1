import type { FastifyInstance } from "fastify";
import { UnitsInUseQuery } from "../../contract/office/devices/windows.ts";
import {
  ColumnQuery,
  ColumnSwitch,
  columnStatePath,
  columnSwitchesPath,
  columnUnitsQuestion,
} from "../../contract/office/public/column.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { callerOf, changeFor, may, readFor, scopeOfRequest } from "../accounts/admit-callers.ts";
import { isPlaceWithin, within } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import { fragment } from "../database/statement.ts";
import { readUnits } from "../devices/read-windows.ts";
import { refuseBody, refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { addCardsRoutes } from "./cards-routes.ts";
import { readColumnState, switchColumn } from "./column-switch.ts";
import { addCommentsRoutes } from "./comments-routes.ts";

/** The routes of public columns: their units, the switch of each, its cards and its comments. */
export const addPublicRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  scope.get(columnUnitsQuestion.path, may("manage-column"), async (request, reply) => {
    const asked = UnitsInUseQuery.safeParse(request.query);
    if (!asked.success) return refuseQuery(reply, asked.error);
    return readFor(sql, request, (tx, place) =>
      readUnits(tx, asked.data, within(place, fragment`units.code`, fragment`''::text`)),
    );
  });
  scope.get(columnStatePath, may("manage-column"), async (request, reply) => {
    const asked = ColumnQuery.safeParse(request.query);
    if (!asked.success) return refuseQuery(reply, asked.error);
    return readFor(sql, request, (tx) => readColumnState(tx, asked.data.unit));
  });
  scope.post(columnSwitchesPath, may("manage-column"), async (request, reply) => {
    const asked = ColumnSwitch.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { unit, isOn } = asked.data;
    const by = { shownName: callerOf(request).shownName, now: new Date(clock()) };
    const done = await changeFor(
      sql,
      request,
      async (tx) => {
        const place = { unitCode: unit, windowNumber: null };
        if (!(await isPlaceWithin(tx, scopeOfRequest(request), place))) return failure(problem("not-found"));
        return success(await switchColumn(tx, asked.data, by));
      },
      () => ({ action: isOn ? "column-switched-on" : "column-switched-off", subject: { unit } }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
  addCardsRoutes(scope, centre);
  addCommentsRoutes(scope, centre);
};
