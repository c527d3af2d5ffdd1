import type { FastifyInstance } from "fastify";
import { officePaths } from "../../contract/office/office-paths.ts";
import {
  dutyQuestion,
  type ExplanationRow,
  explanationsQuestion,
  type OfficeExplanations,
} from "../../contract/office/shifts/duty.ts";
import { lockedCountQuestion, loginsQuestion, StaffToUnlock } from "../../contract/office/shifts/logins.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { countRows } from "../database/count-rows.ts";
import type { Queries } from "../database/sql.ts";
import { sendProblem } from "../http/send-problem.ts";
import { readDuty } from "./read-duty.ts";
import { countLocked, readLogins } from "./read-logins.ts";
import { unlockStaff } from "./unlock-staff.ts";

/** The most rows in one answer. */
const listedRows = 50;

interface Dated extends Omit<ExplanationRow, "receivedAt"> {
  readonly receivedAt: Date;
}

const selectExplanations = (sql: Queries): Promise<Dated[]> => sql<Dated[]>`
  select device, epoch, seq, coalesce(units.name, jsonb_build_object('zh', explanations.unit_code)) as "unitName",
    window_number as "windowNumber", staff_number as "staffNumber",
    coalesce(staff.name, jsonb_build_object('zh', staff_number)) as "staffName",
    transaction_ref as "transactionRef", explanation as text, explanations.given_at as "givenAt",
    received_at as "receivedAt"
  from explanations
  left join units on units.code = explanations.unit_code
  left join staff on staff.unit_code = explanations.unit_code and staff.number = staff_number
  order by received_at desc, device, epoch desc, seq desc limit ${listedRows}`;

/** 申诉: the newest by arrival. */
const readExplanations = async (sql: Queries): Promise<OfficeExplanations> => ({
  count: await countRows(sql, "explanations"),
  rows: (await selectExplanations(sql)).map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
});

/** The limit of the body, bytes: two short texts. */
const mostBytes = 1_024;

/** `POST /office/v1/unlocks`; the scope requires the office key. */
const addUnlockRoute = (scope: FastifyInstance, { sql }: Centre): void => {
  scope.post(officePaths.unlocks, { bodyLimit: mostBytes }, async (request, reply) => {
    const asked = StaffToUnlock.safeParse(request.body);
    if (!asked.success) {
      return sendProblem(reply, problem("request-invalid", { field: asked.error.issues[0]?.path.join(".") || "body" }));
    }
    const { unitCode, staffNumber: number } = asked.data;
    const isThere = await unlockStaff(sql, { unitCode, number });
    return isThere ? reply.code(204).send() : sendProblem(reply, problem("not-found"));
  });
};

/** Duty, explanations of staff, and locked numbers. */
export const addShiftsRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
  scope.get(dutyQuestion.path, async () => readDuty(sql));
  scope.get(explanationsQuestion.path, async () => readExplanations(sql));
  scope.get(loginsQuestion.path, async () => readLogins(sql));
  scope.get(lockedCountQuestion.path, async () => countLocked(sql));
  addUnlockRoute(scope, centre);
};
