import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Result, success } from "../../contract/result.ts";
import type { LedgerEnd } from "../../contract/sync/ledger-end.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { Centre } from "../centre.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { authenticateDevice } from "../requests/devices.ts";

const answer = async (centre: Centre, request: FastifyRequest): Promise<Result<SignedText>> => {
  const found = await authenticateDevice(centre, request);
  if (!found.ok) return found;
  const device = found.value.id;
  const [row] = await centre.sql<{ epoch: number }[]>`
    select coalesce(max(epoch), 0) as epoch from ledger_epochs where device = ${device}`;
  const end: LedgerEnd = { type: "ledger-end", v: 1, device, epoch: row?.epoch ?? 0 };
  return success(centre.signer.signText(JSON.stringify(end)));
};

/** `GET /v1/ledger`: how far the centre holds the device's ledger, signed. */
export const addLedgerEndRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.get(syncPaths.ledger, async (request, reply) => {
    const end = await answer(centre, request);
    return end.ok ? reply.send(end.value) : sendProblem(reply, end.problem);
  });
};
