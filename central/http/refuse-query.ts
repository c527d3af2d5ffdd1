import type { FastifyReply } from "fastify";
import type { z } from "zod";
import { problem } from "../../contract/problems/problem.ts";
import { sendProblem } from "./send-problem.ts";

/** Answers 400 `request-invalid` with the first invalid field of a query. */
export const refuseQuery = (reply: FastifyReply, { issues: [issue] }: z.ZodError) =>
  sendProblem(reply, problem("request-invalid", { field: issue?.path.join(".") || "query" }));
