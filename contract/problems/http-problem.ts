import { z } from "zod";
import { isProblemCode, type ProblemCode, problemCatalogue } from "./problem.ts";

/** A problem as it crosses HTTP, after RFC 9457 (`application/problem+json`). */
export const HttpProblem = z.looseObject({
  code: z.string().refine(isProblemCode),
  status: z.int(),
  title: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type HttpProblem = z.infer<typeof HttpProblem>;

/** The HTTP status the centre answers with; 500 for a problem that never should cross a wire. */
export const statusOf = (code: ProblemCode): number => {
  const entry = problemCatalogue[code];
  return "status" in entry ? entry.status : 500;
};
