import type { FastifyInstance } from "fastify";
import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { WrittenQuery, writtenAtOnce } from "../../contract/office/feedback.ts";
import { lastPosition } from "../../contract/office/ledger-position.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import {
  DutyQuery,
  dutyQuestion,
  type ExplanationRow,
  explanationsQuestion,
  type OfficeExplanations,
} from "../../contract/office/shifts/duty.ts";
import { lockedCountQuestion, loginsQuestion, StaffToUnlock } from "../../contract/office/shifts/logins.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { shownOf } from "../accounts/access-log.ts";
import { changeFor, lookFor, may, readFor } from "../accounts/admit-callers.ts";
import { within } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import { countRows } from "../database/count-rows.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { refuseBody, refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { arrivedBefore, newestFirst } from "../ledger/entry-key.ts";
import { readDuty } from "./read-duty.ts";
import { countLocked, readLogins } from "./read-logins.ts";
import { unlockStaff } from "./unlock-staff.ts";

interface Dated extends Omit<ExplanationRow, "receivedAt"> {
  readonly receivedAt: Date;
}

/** 申诉 by arrival, the newest first. */
const readExplanations = async (sql: Queries, query: WrittenQuery, scope: Scope): Promise<OfficeExplanations> => {
  const { unit, after } = query;
  const place = fragment`${within(scope, fragment`explanations.unit_code`, fragment`explanations.window_number`)}
    and ${unit === undefined ? fragment`true` : fragment`explanations.unit_code = ${unit}`}`;
  const stored = await sql<Dated[]>`
    select device, epoch, seq, explanations.unit_code as "unitCode",
      coalesce(units.name, jsonb_build_object('zh', explanations.unit_code)) as "unitName",
      window_number as "windowNumber", staff_number as "staffNumber",
      coalesce(staff.name, jsonb_build_object('zh', staff_number)) as "staffName",
      transaction_ref as "transactionRef", explanation as text, explanations.given_at as "givenAt",
      received_at as "receivedAt"
    from explanations
    left join units on units.code = explanations.unit_code
    left join staff on staff.unit_code = explanations.unit_code and staff.number = staff_number
    where ${place} and ${arrivedBefore(fragment`explanations`, after)}
    order by ${newestFirst} limit ${writtenAtOnce + 1}`;
  const rows = stored.slice(0, writtenAtOnce).map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  const next = lastPosition(rows, stored.length > writtenAtOnce);
  return { count: await countRows(sql, "explanations", place), rows, next };
};

/** The limit of the body, bytes: two short texts. */
const mostBytes = 1_024;

/** `POST /office/v1/unlocks`. */
const addUnlockRoute = (scope: FastifyInstance, { sql }: Centre): void => {
  scope.post(officePaths.unlocks, may("unlock-staff", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = StaffToUnlock.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { unitCode, staffNumber: number } = asked.data;
    const unlocked = await changeFor(
      sql,
      request,
      async (tx) => ((await unlockStaff(tx, { unitCode, number })) ? success(number) : failure(problem("not-found"))),
      () => ({ action: "staff-unlocked", subject: { unitCode, staffNumber: number } }),
    );
    return unlocked.ok ? reply.code(204).send() : sendProblem(reply, unlocked.problem);
  });
};

/** Duty, explanations of staff, and locked numbers. */
export const addShiftsRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
  scope.get(dutyQuestion.path, may("read-duty"), async (request, reply) => {
    const query = DutyQuery.safeParse(request.query);
    return query.success
      ? readFor(sql, request, (tx, place) => readDuty(tx, query.data, place))
      : refuseQuery(reply, query.error);
  });
  scope.get(explanationsQuestion.path, may("read-explanations"), async (request, reply) => {
    const query = WrittenQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const { after, ...subject } = query.data;
    return lookFor(
      sql,
      request,
      { action: "explanations-read", subject },
      (tx, place) => readExplanations(tx, query.data, place),
      ({ rows }) => shownOf(rows, after),
    );
  });
  scope.get(loginsQuestion.path, may("read-logins"), async () => readLogins(sql));
  scope.get(lockedCountQuestion.path, may("read-logins"), async () => countLocked(sql));
  addUnlockRoute(scope, centre);
};
