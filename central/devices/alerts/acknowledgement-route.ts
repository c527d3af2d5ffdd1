import type { FastifyInstance } from "fastify";
import { AlertToAcknowledge } from "../../../contract/office/devices/alerts.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { problem } from "../../../contract/problems/problem.ts";
import type { Centre } from "../../centre.ts";
import { sendProblem } from "../../http/send-problem.ts";
import { isStorable } from "../../ledger/projecting/is-storable.ts";
import { acknowledgeAlert } from "./read-alerts.ts";

/** The limit of the body, bytes: an id and a name. */
const mostBytes = 1_024;

/** `POST /office/v1/alert-acknowledgements`; the scope requires the office key. */
export const addAcknowledgementRoute = (scope: FastifyInstance, { sql, clock }: Centre): void => {
  scope.post(officePaths.alertAcknowledgements, { bodyLimit: mostBytes }, async (request, reply) => {
    const asked = AlertToAcknowledge.safeParse(request.body);
    if (!asked.success || !isStorable(asked.data.by)) {
      const field = asked.error?.issues[0]?.path.join(".") || "by";
      return sendProblem(reply, problem("request-invalid", { field }));
    }
    const isFirst = await acknowledgeAlert(sql, asked.data, new Date(clock()));
    return isFirst ? reply.code(204).send() : sendProblem(reply, problem("not-found"));
  });
};
