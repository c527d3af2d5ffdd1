import type { FastifyReply } from "fastify";
import type { z } from "zod";
import { isProblemCode, type Problem, problem } from "../../contract/problems/problem.ts";
import { sendProblem } from "./send-problem.ts";

type Issue = z.core.$ZodIssue;

/** How badly an alternative of a union fits: one of another role or kind was not meant. */
const misfit = (issues: readonly Issue[]): number =>
  issues.reduce((sum, { code }) => sum + (code === "invalid_value" ? 100 : 1), 0);

/** The path of the wrong field. An unknown field is named, and in a union the field of the alternative that fits best. */
const pathOf = (issue: Issue): readonly PropertyKey[] => {
  if (issue.code === "unrecognized_keys") return [...issue.path, ...issue.keys.slice(0, 1)];
  if (issue.code !== "invalid_union") return issue.path;
  const [[first] = []] = issue.errors.toSorted((one, other) => misfit(one) - misfit(other));
  return first ? [...issue.path, ...pathOf(first)] : issue.path;
};

/**
 * The problem of input that does not fit its schema: `request-invalid` with the wrong field, or the problem that the
 * schema names in the `params` of a refinement. `whole` stands for input that is no object.
 */
export const problemOfInput = ({ issues: [issue] }: z.ZodError, whole: "query" | "body"): Problem => {
  const named: unknown = issue?.code === "custom" ? issue.params?.["problem"] : undefined;
  if (typeof named === "string" && isProblemCode(named)) return problem(named);
  const field = issue ? pathOf(issue).map(String).join(".") : "";
  return problem("request-invalid", { field: field || whole });
};

export const refuseQuery = (reply: FastifyReply, error: z.ZodError): FastifyReply =>
  sendProblem(reply, problemOfInput(error, "query"));

export const refuseBody = (reply: FastifyReply, error: z.ZodError): FastifyReply =>
  sendProblem(reply, problemOfInput(error, "body"));
