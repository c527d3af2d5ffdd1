import type { FastifyInstance } from "fastify";
import { alertsQuestion, openAlertsQuestion } from "../../contract/office/devices/alerts.ts";
import { alarmedCountQuestion, devicesQuestion } from "../../contract/office/devices/devices.ts";
import type { Centre } from "../centre.ts";
import { addAcknowledgementRoute } from "./alerts/acknowledgement-route.ts";
import { countOpenAlerts, readAlerts } from "./alerts/read-alerts.ts";
import { addEnrolmentCodesRoutes } from "./enrolment/enrolment-codes-route.ts";
import { countAlarmed, readDevices } from "./read-devices.ts";
import { addRevocationRoute } from "./revocation-route.ts";

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
