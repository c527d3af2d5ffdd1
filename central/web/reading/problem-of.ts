import { HttpProblem } from "../../../contract/problems/http-problem.ts";
import type { Problem } from "../../../contract/problems/problem.ts";

/** The problem that the centre named; null where the answer names none. */
export const problemOf = async (response: Response): Promise<Problem | null> => {
  const told = HttpProblem.safeParse(await response.json().catch(() => null));
  if (!told.success) return null;
  const { code, facts } = told.data;
  return facts ? { code, facts } : { code };
};
