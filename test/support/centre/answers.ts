import { HttpProblem } from "../../../contract/problems/http-problem.ts";
import type { ProblemFacts } from "../../../contract/problems/problem.ts";
import { nonceHeader } from "../../../contract/sync/signature-profile.ts";

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly facts: ProblemFacts | undefined;
}

/** The problem in an answer, which must be `application/problem+json` with sentences in both languages. */
export const refusalIn = async (answer: Response): Promise<Refusal> => {
  const mediaType = answer.headers.get("content-type") ?? "";
  if (!mediaType.startsWith("application/problem+json")) throw new Error(`HTTP ${answer.status}, ${mediaType}`);
  const { status, code, facts, title, detail } = HttpProblem.parse(await answer.json());
  if (status !== answer.status || title === "" || detail === "") throw new Error("the problem contradicts its answer");
  return { status, code, facts };
};

/** The nonce for the next request; empty where the answer has none. */
export const freshNonceIn = (answer: Response): string => answer.headers.get(nonceHeader) ?? "";
