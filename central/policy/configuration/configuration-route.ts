import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { problem } from "../../../contract/problems/problem.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import type { Centre } from "../../centre.ts";
import { deviceOf } from "../../http/admit-devices.ts";
import { refuseQuery } from "../../http/refuse-input.ts";
import { sendProblem } from "../../http/send-problem.ts";
import { currentConfiguration } from "./current-configuration.ts";

const Query = z.object({
  /** The version on the device; 0 or absent for none. */
  have: z.coerce.number().pipe(z.int().min(0)).default(0),
  /** The id of the pepper on the device, as `pepperIdOf` computes it. */
  pepper: z.string().max(40).default(""),
});

/** `GET /v1/configuration?have=N&pepper=ID`: the device's signed document, or 204 where N is it. */
export const addConfigurationRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.get(syncPaths.configuration, async (request, reply) => {
    const query = Query.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const current = await currentConfiguration(centre, deviceOf(request).id, query.data);
    if (!current) return sendProblem(reply, problem("not-found"));
    if (current.version === query.data.have) return reply.code(204).send();
    return reply.send(centre.signer.signText(current.text));
  });
};
