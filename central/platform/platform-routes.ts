import type { FastifyInstance } from "fastify";
import { scopeOf } from "../../contract/office/accounts/permissions.ts";
import {
  type OfficeUploads,
  RefusedQuery,
  Resend,
  refusedQuestion,
  resendPath,
  uploadsQuestion,
} from "../../contract/office/platform/uploads.ts";
import { success } from "../../contract/result.ts";
import { callerOf, changeFor, lookFor, may, readFor } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { refuseBody, refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { readRefused } from "./read-refused.ts";
import { readLine, readUploads } from "./read-uploads.ts";
import { refuseResend, sendAgain } from "./send-again.ts";

/** 上报: the counts, the refused and unanswered uploads, and 补报. */
export const addPlatformRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  scope.get(uploadsQuestion.path, may("read-uploads"), async (request): Promise<OfficeUploads> => {
    const at = new Date(clock());
    const counts = await readFor(sql, request, (tx, place) => readUploads(tx, place, at));
    return { line: await readLine(sql, centre.platform, at), ...counts };
  });
  scope.get(refusedQuestion.path, may("list-uploads"), async (request, reply) => {
    const query = RefusedQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const withMessages = scopeOf(callerOf(request).grants, "send-uploads") !== undefined;
    return lookFor(
      sql,
      request,
      { action: "refused-uploads-read" },
      (tx, place) => readRefused(tx, place, query.data, withMessages),
      ({ uploads }) => ({ keys: uploads.map(({ id }) => id), newest: null }),
    );
  });
  scope.post(resendPath, may("send-uploads"), async (request, reply) => {
    const order = Resend.safeParse(request.body);
    if (!order.success) return refuseBody(reply, order.error);
    const at = new Date(clock());
    const refusal = refuseResend(centre.platform, order.data, at);
    if (refusal) return sendProblem(reply, refusal);
    const done = await changeFor(
      sql,
      request,
      async (tx) => {
        await sendAgain(tx, order.data, at);
        await centre.platform.sendSoon(tx);
        return success(undefined);
      },
      () => ({ action: "uploads-sent-again", subject: order.data }),
    );
    return done.ok ? reply.code(204).send() : sendProblem(reply, done.problem);
  });
};
