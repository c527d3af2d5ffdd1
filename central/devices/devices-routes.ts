import type { FastifyInstance } from "fastify";
import { AlertToAcknowledge, alertsQuestion, openAlertsQuestion } from "../../contract/office/devices/alerts.ts";
import { alarmedCountQuestion, DeviceToRevoke } from "../../contract/office/devices/devices.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, success } from "../../contract/result.ts";
import { callerOf, changeFor, may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { acknowledgeAlert, countOpenAlerts, readAlerts } from "./alerts/read-alerts.ts";
import { addEnrolmentCodesRoutes } from "./enrolment/enrolment-codes-route.ts";
import { countAlarmed } from "./read-devices.ts";
import { revokeDevice } from "./revoke-device.ts";

/** The limit of a body, bytes: an id, or an id and a name. */
const mostBytes = 1_024;

/** `POST /office/v1/revocations`. */
const addRevocationRoute = (scope: FastifyInstance, { sql, clock }: Centre): void => {
  scope.post(officePaths.revocations, may("manage-devices", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = DeviceToRevoke.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { device } = asked.data;
    const revoked = await changeFor(
      sql,
      request,
      async (tx) =>
        (await revokeDevice(tx, device, new Date(clock()))) ? success(device) : failure(problem("not-found")),
      () => ({ action: "device-revoked", subject: { device } }),
    );
    if (!revoked.ok) return sendProblem(reply, revoked.problem);
    request.log.warn({ device }, "device revoked");
    return reply.code(204).send();
  });
};

/** `POST /office/v1/alert-acknowledgements`. */
const addAcknowledgementRoute = (scope: FastifyInstance, { sql, clock }: Centre): void => {
  scope.post(
    officePaths.alertAcknowledgements,
    may("manage-devices", { bodyLimit: mostBytes }),
    async (request, reply) => {
      const asked = AlertToAcknowledge.safeParse(request.body);
      if (!asked.success) return refuseBody(reply, asked.error);
      const by = callerOf(request).shownName;
      const { id } = asked.data;
      const acknowledged = await changeFor(
        sql,
        request,
        (tx) => acknowledgeAlert(tx, { id, by }, new Date(clock())),
        () => ({ action: "alert-acknowledged", subject: { alert: id } }),
      );
      return acknowledged.ok ? reply.code(204).send() : sendProblem(reply, acknowledged.problem);
    },
  );
};

/** The devices' alerts, their revocation and their enrolment codes. */
export const addDevicesRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
  scope.get(alarmedCountQuestion.path, may("read-devices"), async () => countAlarmed(sql));
  scope.get(alertsQuestion.path, may("read-devices"), async () => readAlerts(sql));
  scope.get(openAlertsQuestion.path, may("read-devices"), async () => countOpenAlerts(sql));
  addRevocationRoute(scope, centre);
  addAcknowledgementRoute(scope, centre);
  addEnrolmentCodesRoutes(scope, centre);
};
