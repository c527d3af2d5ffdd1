import type { FastifyInstance } from "fastify";
import { officePaths } from "../../contract/office/office-paths.ts";
import { ClaimVerdicts } from "../../contract/office/ratings/contested-services.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { callerOf, changeFor, may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { touchRatings } from "../figures/roll-up/touch-days.ts";
import { sendProblem } from "../http/send-problem.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";

/** The limit of the body, bytes: two hundred ratings of one service. */
const mostBytes = 32 * 1_024;

/**
 * Stores a verdict about each of the ratings. Errors: not-found, and nothing stored, where one of them does not claim
 * the service.
 */
const keepVerdicts = async (
  tx: Tx,
  { unitCode, referenceSpace, transactionRef, serviceNumber, verdicts }: ClaimVerdicts,
  by: string,
  at: Date,
): Promise<Result<undefined>> => {
  const given = tx.json(verdicts);
  const [row] = await tx<{ claims: number }[]>`
    select count(*) as claims
    from jsonb_to_recordset(${given}) as given (device uuid, epoch bigint, seq bigint)
    join contested_claims using (device, epoch, seq)
    where unit_code = ${unitCode} and reference_space = ${referenceSpace}
      and transaction_ref = ${transactionRef} and service_number = ${serviceNumber}`;
  if (row?.claims !== verdicts.length) return failure(problem("not-found"));
  await tx`
    insert into claim_verdicts (unit_code, reference_space, transaction_ref, service_number, device, epoch, seq, counts,
      decided_at, decided_by)
    select ${unitCode}, ${referenceSpace}, ${transactionRef}, ${serviceNumber}, device, epoch, seq, counts, ${at}, ${by}
    from jsonb_to_recordset(${given}) as given (device uuid, epoch bigint, seq bigint, counts boolean)`;
  await touchRatings(tx, verdicts, at);
  return success(undefined);
};

/** `POST /office/v1/claim-verdicts`. */
export const addClaimVerdictsRoute = (scope: FastifyInstance, { sql, clock }: Centre): void => {
  scope.post(officePaths.claimVerdicts, may("decide-claims", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = ClaimVerdicts.safeParse(request.body);
    if (!asked.success || !isStorable(asked.data)) {
      const field = asked.error?.issues[0]?.path.join(".") || "by";
      return sendProblem(reply, problem("request-invalid", { field }));
    }
    const kept = await changeFor(
      sql,
      request,
      (tx) => keepVerdicts(tx, asked.data, callerOf(request).shownName, new Date(clock())),
      () => ({ action: "claim-decided", subject: asked.data }),
    );
    return kept.ok ? reply.code(204).send() : sendProblem(reply, kept.problem);
  });
};
