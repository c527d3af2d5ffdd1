import type { FastifySchema } from "fastify";
import type { z } from "zod";
import { type Permission, permissions } from "../../contract/office/accounts/permissions.ts";
import { HttpProblem, statusOf } from "../../contract/problems/http-problem.ts";
import type { ProblemCode } from "../../contract/problems/problem.ts";

interface Described {
  readonly name: string;
  readonly may: Permission;
  readonly summary: string;
  readonly query: z.ZodType;
  readonly answer: z.ZodType;
  readonly problems?: readonly ProblemCode[];
}

const everywhere: readonly ProblemCode[] = [
  "request-invalid",
  "token-refused",
  "permission-missing",
  "method-not-allowed",
  "too-many-requests",
  "internal-error",
  "service-unavailable",
];

/** One answer for each status, with its possible codes. */
const refusalsOf = (codes: readonly ProblemCode[]) =>
  Object.fromEntries(
    [...new Set(codes.map(statusOf))].map((status) => [
      status,
      {
        description: codes.filter((code) => statusOf(code) === status).join(", "),
        content: { "application/problem+json": { schema: HttpProblem } },
      },
    ]),
  );

/** "frozen-months" becomes "frozenMonths". */
const operationIdOf = (name: string): string => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** The entry of a read in the API's document, from the schemas that parse its query and check its answer. */
export const describeRead = ({ name, may, summary, query, answer, problems = [] }: Described): FastifySchema => ({
  operationId: operationIdOf(name),
  summary,
  description: `Roles: ${permissions[may].join(", ")}.`,
  querystring: query,
  response: {
    200: { description: "The answer.", content: { "application/json": { schema: answer } } },
    ...refusalsOf([...everywhere, ...problems]),
  },
});
