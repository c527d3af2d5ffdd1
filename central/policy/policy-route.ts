import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { officePaths } from "../../contract/office/office-paths.ts";
import {
  HoldersQuery,
  PolicyQuery,
  RolloutToMake,
  RolloutToWithdraw,
} from "../../contract/office/policy/policy-rollouts.ts";
import { PolicyStage, StagePerson } from "../../contract/office/policy/policy-stage.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { callerOf, changeFor, may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { doWhole } from "../database/savepoint.ts";
import type { Queries, Sql, Tx } from "../database/sql.ts";
import { refuseBody, refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { type Place, readWindow } from "./configuration/read-place.ts";
import { readStaff } from "./configuration/read-staff.ts";
import { listHolders } from "./list-holders.ts";
import { listRollouts } from "./list-rollouts.ts";
import { makeRollout } from "./make-rollout.ts";
import { readPolicyAtPlace } from "./read-policy.ts";

/** The limit of the body, bytes: five levels of sixty tags in two languages, twenty pages and a survey. */
const mostBytes = 1_024 * 1_024;

const StrippedPerson = StagePerson.strip();

/** Picks one member of staff for the preview, with a portrait if there is one. */
const readPerson = async (sql: Queries, place: Place): Promise<StagePerson | null> => {
  const staff = await readStaff(sql, place, null);
  const shown = staff.find(({ portrait }) => portrait !== null) ?? staff[0];
  return shown ? StrippedPerson.parse(shown) : null;
};

/**
 * A window with a member of staff at it, for the preview of a policy that is not in force; undefined where there is no
 * such window.
 */
const readStage = async (sql: Queries, unitCode: string, windowNumber: string): Promise<PolicyStage | undefined> => {
  const place = await readWindow(sql, unitCode, windowNumber);
  if (!place) return undefined;
  const { queueSystem: _, ...shown } = place;
  return PolicyStage.parse({ ...shown, person: await readPerson(sql, place) });
};

const addReading = (scope: FastifyInstance, centre: Centre): void => {
  const { sql, clock } = centre;
  scope.get(officePaths.policy, may("read-policy"), async (request, reply) => {
    const query = PolicyQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const read = await readPolicyAtPlace(centre, query.data);
    return read.ok ? reply.send(read.value) : sendProblem(reply, read.problem);
  });
  scope.get(officePaths.policyRollouts, may("read-policy"), async (_request, reply) =>
    reply.send(await listRollouts(sql, new Date(clock()))),
  );
  scope.get(officePaths.policyHolders, may("read-policy"), async (request, reply) => {
    const query = HoldersQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    return reply.send(await listHolders(sql, query.data, new Date(clock())));
  });
  scope.get(officePaths.policyStage, may("read-policy"), async (request, reply) => {
    const query = PolicyQuery.safeParse(request.query);
    if (!query.success) return refuseQuery(reply, query.error);
    const stage = await readStage(sql, query.data.unitCode ?? "", query.data.windowNumber ?? "");
    return stage ? reply.send(stage) : sendProblem(reply, problem("not-found"));
  });
};

/**
 * Withdraws a planned version before it takes effect; returns its version. A rollout at the same moment comes before or
 * after. Errors: policy-not-planned.
 */
export const withdrawRollout = (
  sql: Sql | Tx,
  { version, by }: z.output<typeof RolloutToWithdraw> & { readonly by: string },
  now: Date,
): Promise<Result<number>> =>
  doWhole(sql, async (tx) => {
    await tx`lock table policy_rollouts in share row exclusive mode`;
    const withdrawn = await tx`
      insert into policy_withdrawals (rollout, withdrawn_at, withdrawn_by)
      select number, ${now}, ${by} from policy_rollouts where version = ${version} and effective_at > ${now}
      on conflict do nothing returning rollout`;
    return withdrawn.count > 0 ? success(version) : failure(problem("policy-not-planned", { version }));
  });

/** Routes to read, try, roll out and withdraw the policy. */
export const addPolicyRoutes = (scope: FastifyInstance, centre: Centre): void => {
  addReading(scope, centre);
  scope.post(officePaths.policyRollouts, may("manage-policy", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = RolloutToMake.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { isTrial, unitCode, windowNumber } = asked.data;
    const make = (tx: Tx) => makeRollout(tx, asked.data, callerOf(request).shownName, new Date(centre.clock()));
    if (isTrial) {
      const tried = await centre.sql.begin(make);
      return tried.ok ? reply.send(tried.value) : sendProblem(reply, tried.problem);
    }
    const made = await changeFor(centre.sql, request, make, ({ version }) => ({
      action: "policy-rolled-out",
      subject: { version, unitCode, windowNumber },
    }));
    if (!made.ok) return sendProblem(reply, made.problem);
    request.log.info({ version: made.value.version, unitCode, windowNumber }, "policy rolled out");
    return reply.code(201).send(made.value);
  });
  scope.post(officePaths.policyWithdrawals, may("manage-policy", { bodyLimit: 1_024 }), async (request, reply) => {
    const asked = RolloutToWithdraw.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const withdrawn = await changeFor(
      centre.sql,
      request,
      (tx) => withdrawRollout(tx, { ...asked.data, by: callerOf(request).shownName }, new Date(centre.clock())),
      (version) => ({ action: "policy-withdrawn", subject: { version } }),
    );
    if (!withdrawn.ok) return sendProblem(reply, withdrawn.problem);
    request.log.info({ version: withdrawn.value }, "planned policy withdrawn");
    return reply.send({ version: withdrawn.value });
  });
};
