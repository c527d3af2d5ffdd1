import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  FlagAnswer,
  FlagDecision,
  type FlagEventKind,
  waitingFlagsQuestion,
} from "../../../contract/office/figures/signals.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { callerOf, changeFor, may, readFor, scopeOfRequest } from "../../accounts/admit-callers.ts";
import type { Centre } from "../../centre.ts";
import { refuseBody } from "../../http/refuse-input.ts";
import { sendProblem } from "../../http/send-problem.ts";
import { addFlagEvent } from "./add-flag-event.ts";
import { countFlags, statesWaitingFor } from "./read-flags.ts";

/** The limit of a body, bytes: a reason in the longest encoding. */
const mostBytes = 8 * 1_024;

interface Step {
  readonly id: string;
  readonly kind: FlagEventKind;
  readonly reason: string;
}

const addStep = async ({ sql, clock }: Centre, request: FastifyRequest, reply: FastifyReply, step: Step) => {
  const { id: flag, kind, reason } = step;
  const added = await changeFor(
    sql,
    request,
    (tx) => {
      const event = { flag, kind, reason, madeBy: callerOf(request).shownName };
      return addFlagEvent(tx, scopeOfRequest(request), event, new Date(clock()));
    },
    (subject) => ({ action: `signal-${kind}`, subject: { flag, ...subject } }),
  );
  return added.ok ? reply.code(204).send() : sendProblem(reply, added.problem);
};

/** The steps of the 核实 of questions that the entries raise. */
export const addFlagsRoutes = (app: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
  app.get(waitingFlagsQuestion.path, may("read-signals"), async (request) => {
    const { grants } = callerOf(request);
    const count = await readFor(sql, request, (tx, scope) => countFlags(tx, scope, statesWaitingFor(grants)));
    return { count };
  });
  app.post(officePaths.flagAnswers, may("answer-signals", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = FlagAnswer.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    return addStep(centre, request, reply, { ...asked.data, kind: "answered" });
  });
  app.post(officePaths.flagDecisions, may("decide-signals", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = FlagDecision.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    return addStep(centre, request, reply, asked.data);
  });
};
