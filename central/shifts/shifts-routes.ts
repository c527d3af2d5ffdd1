import type { FastifyInstance } from "fastify";
import { dutyQuestion, explanationsQuestion } from "../../contract/office/shifts/duty.ts";
import { lockedCountQuestion, loginsQuestion } from "../../contract/office/shifts/logins.ts";
import type { Centre } from "../centre.ts";
import { readDuty } from "./read-duty.ts";
import { readExplanations } from "./read-explanations.ts";
import { countLocked, readLogins } from "./read-logins.ts";
import { addUnlockRoute } from "./unlock-route.ts";

/** Duty, explanations of staff, and locked numbers. */
export const addShiftsRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
  scope.get(dutyQuestion.path, async () => readDuty(sql));
  scope.get(explanationsQuestion.path, async () => readExplanations(sql));
  scope.get(loginsQuestion.path, async () => readLogins(sql));
  scope.get(lockedCountQuestion.path, async () => countLocked(sql));
  addUnlockRoute(scope, centre);
};
