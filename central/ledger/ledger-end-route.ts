import type { FastifyInstance } from "fastify";
import type { LedgerEnd } from "../../contract/sync/ledger-end.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { deviceOf } from "../http/admit-devices.ts";

const endOf = async ({ sql }: Centre, device: DeviceId): Promise<LedgerEnd> => {
  const [row] = await sql<{ epoch: number }[]>`
    select coalesce(max(epoch), 0) as epoch from ledger_epochs where device = ${device}`;
  return { type: "ledger-end", v: 1, device, epoch: row?.epoch ?? 0 };
};

/** `GET /v1/ledger`: the end of the device's ledger at the centre, signed. */
export const addLedgerEndRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.get(syncPaths.ledger, async (request, reply) => {
    const end = await endOf(centre, deviceOf(request).id);
    return reply.send(centre.signer.signText(JSON.stringify(end)));
  });
};
