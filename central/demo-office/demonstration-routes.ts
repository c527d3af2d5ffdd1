import type { FastifyInstance } from "fastify";
import {
  type Demonstration,
  DemonstrationProgress,
  demonstrationQuestion,
} from "../../contract/office/demonstration.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { problem } from "../../contract/problems/problem.ts";
import { may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { refuseBody } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { isDemonstration } from "./demonstration-mark.ts";

/** A number. */
const mostBytes = 256;

/** Progress that is older was left by a program that has stopped, milliseconds. */
const progressHoldsMs = 15_000;

/** The mark of a demonstration, and the progress of its history. */
export const addDemonstrationRoutes = (scope: FastifyInstance, { sql, clock }: Centre): void => {
  let reported: { readonly share: number; readonly atMs: number } | undefined;
  const writtenShare = (): number | null => {
    const isNew = reported !== undefined && Math.abs(clock() - reported.atMs) < progressHoldsMs;
    return reported && isNew && reported.share < 1 ? reported.share : null;
  };
  scope.get(
    demonstrationQuestion.path,
    may("person"),
    async (): Promise<Demonstration> => ({
      isDemonstration: await isDemonstration(sql),
      writtenShare: writtenShare(),
    }),
  );
  scope.post(
    officePaths.demonstrationProgress,
    may("import-ledger", { bodyLimit: mostBytes }),
    async (request, reply) => {
      const progress = DemonstrationProgress.safeParse(request.body);
      if (!progress.success) return refuseBody(reply, progress.error);
      if (!(await isDemonstration(sql))) return sendProblem(reply, problem("not-found"));
      reported = { share: progress.data.share, atMs: clock() };
      return reply.code(204).send();
    },
  );
};
