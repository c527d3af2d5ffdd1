import type { FastifyInstance } from "fastify";
import { DeviceToRevoke } from "../../contract/office/devices/devices.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { sendProblem } from "../http/send-problem.ts";
import { revokeDevice } from "./revoke-device.ts";

/** The limit of the body, bytes: one id. */
const mostBytes = 1_024;

/** `POST /office/v1/revocations`; the scope requires the office key. */
export const addRevocationRoute = (scope: FastifyInstance, { sql, clock }: Centre): void => {
  scope.post(officePaths.revocations, { bodyLimit: mostBytes }, async (request, reply) => {
    const asked = DeviceToRevoke.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, problem("request-invalid", { field: "device" }));
    const { device } = asked.data;
    if (!(await revokeDevice(sql, device, new Date(clock())))) return sendProblem(reply, problem("not-found"));
    request.log.warn({ device }, "device revoked");
    return reply.code(204).send();
  });
};
