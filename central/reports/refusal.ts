import type { Problem } from "../../contract/problems/problem.ts";

/** Ends the writing of a file with an expected problem, from within the stream of its rows. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
