import type { FastifyInstance, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Permission } from "../../contract/office/accounts/permissions.ts";
import { apiPath, officePath } from "../../contract/office/office-paths.ts";
import type { ProblemCode } from "../../contract/problems/problem.ts";
import type { Result } from "../../contract/result.ts";
import { may } from "../accounts/admit-callers.ts";
import type { Centre } from "../centre.ts";
import { refuseQuery } from "../http/refuse-input.ts";
import { sendProblem } from "../http/send-problem.ts";
import { describeRead } from "./describe-read.ts";

interface ReadParts<Query extends z.ZodType, Answer extends z.ZodType> {
  /** The last part of its path. */
  readonly name: string;
  readonly may: Permission;
  /** One sentence of the API's document. */
  readonly summary: string;
  readonly query: Query;
  readonly answer: Answer;
  /** Its own problems, besides those of every read. */
  readonly problems?: readonly ProblemCode[];
  readonly serve: (
    centre: Centre,
    request: FastifyRequest,
    query: z.output<Query>,
  ) => Promise<Result<z.output<Answer>>>;
}

/** A question that a department answers: to a person at `/office/v1`, and to a program at `/api/v1`. */
export interface Read {
  readonly addForPersons: (scope: FastifyInstance, centre: Centre) => void;
  /** The schemas of query and answer stand in the API's document; an answer that does not fit its own is a fault. */
  readonly addForPrograms: (scope: FastifyInstance, centre: Centre) => void;
}

export const read = <Query extends z.ZodType, Answer extends z.ZodType>(parts: ReadParts<Query, Answer>): Read => {
  const { name, query, serve } = parts;
  const handler = (centre: Centre) => async (request: FastifyRequest, reply: Parameters<typeof sendProblem>[0]) => {
    const asked = query.safeParse(request.query);
    if (!asked.success) return refuseQuery(reply, asked.error);
    const found = await serve(centre, request, asked.data);
    return found.ok ? reply.send(found.value) : sendProblem(reply, found.problem);
  };
  return {
    addForPersons: (scope, centre) => {
      scope.get(officePath(name), may(parts.may), handler(centre));
    },
    addForPrograms: (scope, centre) => {
      scope.get(apiPath(name), { ...may(parts.may), schema: describeRead(parts) }, handler(centre));
    },
  };
};
