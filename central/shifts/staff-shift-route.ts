import type { FastifyInstance, FastifyRequest } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { staffShiftPath } from "../../contract/sync/signature-profile.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { StaffShift } from "../../contract/sync/staff-shift.ts";
import { StaffNumber } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { deviceOf } from "../http/admit-devices.ts";
import { sendProblem } from "../http/send-problem.ts";
import { openShiftElsewhere, silenceMs } from "./open-elsewhere.ts";

interface Asked {
  readonly Params: { readonly number: string };
}

const answer = async (centre: Centre, request: FastifyRequest<Asked>): Promise<Result<SignedText>> => {
  const number = StaffNumber.safeParse(request.params.number);
  if (!number.success) return failure(problem("request-invalid", { field: "number" }));
  const [nowMs, asker] = [centre.clock(), { device: deviceOf(request).id, staffNumber: number.data }];
  const elsewhere = (await openShiftElsewhere(centre.sql, asker, nowMs, silenceMs.keepsOut)) ?? null;
  const answeredAt = new Date(nowMs).toISOString();
  const shift: StaffShift = { type: "staff-shift", v: 1, ...asker, answeredAt, elsewhere };
  return success(centre.signer.signText(JSON.stringify(shift)));
};

/** `GET /v1/staff/:number/shift`: whether a person is on shift at another window now, signed. */
export const addStaffShiftRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.get<Asked>(staffShiftPath(":number"), async (request, reply) => {
    const shift = await answer(centre, request);
    return shift.ok ? reply.send(shift.value) : sendProblem(reply, shift.problem);
  });
};
