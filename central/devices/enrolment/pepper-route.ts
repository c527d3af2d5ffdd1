import type { FastifyInstance } from "fastify";
import type { PepperReply } from "../../../contract/sync/enrolment.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import type { Centre } from "../../centre.ts";
import { deviceOf } from "../../http/admit-devices.ts";
import { pepperOf } from "../../keys/pepper.ts";

/** `POST /v1/pepper`: the device's pepper, signed; for devices that were enrolled before peppers existed. */
export const addPepperRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.post(syncPaths.pepper, { bodyLimit: 1024 }, async (request, reply) => {
    const { id } = deviceOf(request);
    const answer: PepperReply = { type: "pepper", v: 1, device: id, pepper: pepperOf(centre.pepperRoot, id) };
    return reply.send(centre.signer.signText(JSON.stringify(answer)));
  });
};
