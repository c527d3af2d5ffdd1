import type { FastifyInstance } from "fastify";
import { AlertToAcknowledge, alertsQuestion, openAlertsQuestion } from "../../contract/office/devices/alerts.ts";
import { alarmedCountQuestion, DeviceToRevoke, devicesQuestion } from "../../contract/office/devices/devices.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { sendProblem } from "../http/send-problem.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";
import { acknowledgeAlert, countOpenAlerts, readAlerts } from "./alerts/read-alerts.ts";
import { addEnrolmentCodesRoutes } from "./enrolment/enrolment-codes-route.ts";
import { countAlarmed, readDevices } from "./read-devices.ts";
import { revokeDevice } from "./revoke-device.ts";

/** The limit of a body, bytes: an id, or an id and a name. */
const mostBytes = 1_024;

/** `POST /office/v1/revocations`; the scope requires the office key. */
const addRevocationRoute = (scope: FastifyInstance, { sql, clock }: Centre): void => {
  scope.post(officePaths.revocations, { bodyLimit: mostBytes }, async (request, reply) => {
    const asked = DeviceToRevoke.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, problem("request-invalid", { field: "device" }));
    const { device } = asked.data;
    if (!(await revokeDevice(sql, device, new Date(clock())))) return sendProblem(reply, problem("not-found"));
    request.log.warn({ device }, "device revoked");
    return reply.code(204).send();
  });
};

/** `POST /office/v1/alert-acknowledgements`; the scope requires the office key. */
const addAcknowledgementRoute = (scope: FastifyInstance, { sql, clock }: Centre): void => {
  scope.post(officePaths.alertAcknowledgements, { bodyLimit: mostBytes }, async (request, reply) => {
    const asked = AlertToAcknowledge.safeParse(request.body);
    if (!asked.success || !isStorable(asked.data.by)) {
      const field = asked.error?.issues[0]?.path.join(".") || "by";
      return sendProblem(reply, problem("request-invalid", { field }));
    }
    const acknowledged = await acknowledgeAlert(sql, asked.data, new Date(clock()));
    return acknowledged.ok ? reply.code(204).send() : sendProblem(reply, acknowledged.problem);
  });
};

/** Devices, their alerts and their enrolment codes. */
export const addDevicesRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  scope.get(devicesQuestion.path, async () => readDevices(sql, clock()));
  scope.get(alarmedCountQuestion.path, async () => countAlarmed(sql));
  scope.get(alertsQuestion.path, async () => readAlerts(sql));
  scope.get(openAlertsQuestion.path, async () => countOpenAlerts(sql));
  addRevocationRoute(scope, centre);
  addAcknowledgementRoute(scope, centre);
  addEnrolmentCodesRoutes(scope, centre);
};
