import type { FastifyInstance } from "fastify";
import { officePaths } from "../../contract/office/office-paths.ts";
import { StaffToUnlock } from "../../contract/office/shifts/logins.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { sendProblem } from "../http/send-problem.ts";
import { unlockStaff } from "./unlock-staff.ts";

/** The limit of the body, bytes: two short texts. */
const mostBytes = 1_024;

/** `POST /office/v1/unlocks`; the scope requires the office key. */
export const addUnlockRoute = (scope: FastifyInstance, { sql }: Centre): void => {
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
