import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { officePaths } from "../../contract/office/office-paths.ts";
import {
  HoldersQuery,
  PolicyQuery,
  RolloutToMake,
  RolloutToWithdraw,
} from "../../contract/office/policy/policy-rollouts.ts";
import { problem } from "../../contract/problems/problem.ts";
import type { Centre } from "../centre.ts";
import { sendProblem } from "../http/send-problem.ts";
import { listHolders, listRollouts } from "./list-rollouts.ts";
import { makeRollout } from "./make-rollout.ts";
import { readPolicyAtPlace } from "./read-policy.ts";
import { readStage } from "./read-stage.ts";
import { withdrawRollout } from "./withdraw-rollout.ts";

/** The limit of the body, bytes: five levels of sixty tags in two languages, twenty pages and a survey. */
const mostBytes = 1_024 * 1_024;

const invalid = ({ issues: [issue] }: z.ZodError) =>
  problem("request-invalid", { field: issue?.path.join(".") || "body" });

const addReading = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  scope.get(officePaths.policy, async (request, reply) => {
    const query = PolicyQuery.safeParse(request.query);
    if (!query.success) return sendProblem(reply, invalid(query.error));
    const read = await readPolicyAtPlace(centre, query.data);
    return read.ok ? reply.send(read.value) : sendProblem(reply, read.problem);
  });
  scope.get(officePaths.policyRollouts, async (_request, reply) =>
    reply.send(await listRollouts(sql, new Date(clock()))),
  );
  scope.get(officePaths.policyHolders, async (request, reply) => {
    const query = HoldersQuery.safeParse(request.query);
    if (!query.success) return sendProblem(reply, invalid(query.error));
    return reply.send(await listHolders(sql, query.data.version, new Date(clock())));
  });
  scope.get(officePaths.policyStage, async (request, reply) => {
    const query = PolicyQuery.safeParse(request.query);
    if (!query.success) return sendProblem(reply, invalid(query.error));
    const stage = await readStage(sql, query.data.unitCode ?? "", query.data.windowNumber ?? "");
    return stage ? reply.send(stage) : sendProblem(reply, problem("not-found"));
  });
};

/** Routes to read, try, roll out and withdraw the policy; the scope requires the office key. */
export const addPolicyRoutes = (scope: FastifyInstance, centre: Centre): void => {
  addReading(scope, centre);
  scope.post(officePaths.policyRollouts, { bodyLimit: mostBytes }, async (request, reply) => {
    const asked = RolloutToMake.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, invalid(asked.error));
    const made = await makeRollout(centre.sql, asked.data, new Date(centre.clock()));
    if (!made.ok) return sendProblem(reply, made.problem);
    const { isTrial, unitCode, windowNumber } = asked.data;
    if (isTrial) return reply.send(made.value);
    request.log.info({ version: made.value.version, unitCode, windowNumber }, "policy rolled out");
    return reply.code(201).send(made.value);
  });
  scope.post(officePaths.policyWithdrawals, { bodyLimit: 1_024 }, async (request, reply) => {
    const asked = RolloutToWithdraw.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, invalid(asked.error));
    const withdrawn = await withdrawRollout(centre.sql, asked.data, new Date(centre.clock()));
    if (!withdrawn.ok) return sendProblem(reply, withdrawn.problem);
    request.log.info({ version: withdrawn.value }, "planned policy withdrawn");
    return reply.send({ version: withdrawn.value });
  });
};
