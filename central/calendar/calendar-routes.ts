import type { FastifyInstance } from "fastify";
import {
  CalendarToImport,
  calendarFileMost,
  calendarImportsPath,
  calendarQuestion,
} from "../../contract/office/calendar/calendar.ts";
import { missingCalendarQuestion } from "../../contract/office/calendar/missing-calendar.ts";
import { callerOf, changeFor, may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { importCalendar } from "./import-calendar.ts";
import { readCalendar, readMissingCalendar } from "./read-calendar.ts";

/** A character takes up to six bytes in JSON. */
const mostBytes = 6 * calendarFileMost + 2_048;

/** Routes to read the working days, and to try and make an import. */
export const addCalendarRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  scope.get(calendarQuestion.path, may("read-calendar"), async () => readCalendar(centre));
  scope.get(missingCalendarQuestion.path, may("read-calendar"), async () => readMissingCalendar(centre));
  scope.post(calendarImportsPath, may("manage-calendar", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = CalendarToImport.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { kind, year, isTrial } = asked.data;
    const by = { shownName: callerOf(request).shownName, now: new Date(clock()) };
    const work = (tx: Tx) => importCalendar(tx, asked.data, by);
    const access = () => ({ action: "calendar-imported", subject: { year, kind } }) as const;
    const done = isTrial ? await sql.begin(work) : await changeFor(sql, request, work, access);
    return done.ok ? reply.code(isTrial ? 200 : 201).send(done.value) : sendProblem(reply, done.problem);
  });
};
