import type { FastifyInstance, FastifyRequest } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { FollowUpPage } from "../../contract/sync/follow-up-page.ts";
import { followUpPath } from "../../contract/sync/signature-profile.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import { Sha256Hex } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { deviceOf } from "../http/admit-devices.ts";
import { sendProblem } from "../http/send-problem.ts";
import { wasOpened } from "./openings.ts";

interface Asked {
  readonly Params: { readonly hash: string };
}

const answer = async (centre: Centre, request: FastifyRequest<Asked>): Promise<Result<SignedText>> => {
  const hash = Sha256Hex.safeParse(request.params.hash);
  if (!hash.success) return failure(problem("request-invalid", { field: "hash" }));
  const asked = { device: deviceOf(request).id, followUpHash: hash.data };
  const isOpened = await wasOpened(centre.sql, asked.device, asked.followUpHash);
  const answeredAt = new Date(centre.clock()).toISOString();
  const page: FollowUpPage = { type: "follow-up-page", v: 1, ...asked, answeredAt, isOpened };
  return success(centre.signer.signText(JSON.stringify(page)));
};

/** `GET /v1/follow-ups/:hash`: whether the page of a code on a kiosk's screen was opened, signed. */
export const addOpeningsRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.get<Asked>(followUpPath(":hash"), async (request, reply) => {
    const page = await answer(centre, request);
    return page.ok ? reply.send(page.value) : sendProblem(reply, page.problem);
  });
};
