import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import type { AccessAction } from "../../contract/office/accounts/accesses.ts";
import { UnitsInUseQuery } from "../../contract/office/devices/windows.ts";
import {
  ColumnCode,
  ColumnQuery,
  ColumnSwitch,
  columnCodesPath,
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
import { type ColumnSettings, changeColumn, readColumnState } from "./column-switch.ts";
import { addCommentsRoutes } from "./comments-routes.ts";

type Change = Partial<ColumnSettings> & { readonly unit: string };

/** A route that changes a setting of a unit's column. */
const addChangeRoute = (
  scope: FastifyInstance,
  { sql, clock }: Centre,
  path: string,
  body: z.ZodType<Change>,
  actionOf: (asked: Change) => AccessAction,
): void => {
  scope.post(path, may("manage-column"), async (request, reply) => {
    const asked = body.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { unit, ...change } = asked.data;
    const by = { shownName: callerOf(request).shownName, now: new Date(clock()) };
    const done = await changeFor(
      sql,
      request,
      async (tx) => {
        const place = { unitCode: unit, windowNumber: null };
        if (!(await isPlaceWithin(tx, scopeOfRequest(request), place))) return failure(problem("not-found"));
        return success(await changeColumn(tx, unit, change, by));
      },
      () => ({ action: actionOf(asked.data), subject: { unit } }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
};

/** The routes of public columns: their units, the switch of each, its cards and its comments. */
export const addPublicRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
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
    return readFor(sql, request, (tx) => readColumnState(tx, centre.publicUrl(), asked.data.unit));
  });
  addChangeRoute(scope, centre, columnSwitchesPath, ColumnSwitch, ({ isOn }) =>
    isOn ? "column-switched-on" : "column-switched-off",
  );
  addChangeRoute(scope, centre, columnCodesPath, ColumnCode, ({ showsCode }) =>
    showsCode ? "column-code-switched-on" : "column-code-switched-off",
  );
  addCardsRoutes(scope, centre);
  addCommentsRoutes(scope, centre);
};
