import { z } from "zod";
import { isProblemCode, type Problem, type ProblemCode, problemCatalogue } from "./problem.ts";
import { sentenceOf } from "./sentences.ts";

/** A problem in an HTTP answer, after RFC 9457 (`application/problem+json`). */
export const HttpProblem = z.looseObject({
  code: z.string().refine(isProblemCode),
  status: z.int(),
  title: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type HttpProblem = z.infer<typeof HttpProblem>;

/** Whether a problem is answered over HTTP; the others stay on a device. */
export const crossesHttp = (code: ProblemCode): boolean => "status" in problemCatalogue[code];

/** The HTTP status of the answer; 500 for a problem that should never leave its device. */
export const statusOf = (code: ProblemCode): number => {
  const entry = problemCatalogue[code];
  return "status" in entry ? entry.status : 500;
};

/** The body of `application/problem+json`: the title in the requested language, the detail in the other. */
export const httpProblemOf = (problem: Problem, language: "zh" | "en"): HttpProblem => ({
  code: problem.code,
  status: statusOf(problem.code),
  title: sentenceOf(problem, language),
  detail: sentenceOf(problem, language === "zh" ? "en" : "zh"),
  ...(problem.facts ? { facts: problem.facts } : {}),
});
