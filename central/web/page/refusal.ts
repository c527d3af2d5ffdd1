import type { Problem } from "../../../contract/problems/problem.ts";

/**
 * A refusal that outlives its form: where another person was faster, the form goes with the next reading, and the list
 * shows why.
 */
export interface Refusal {
  /** null where the centre's answer could not be read. */
  readonly problem: Problem | null;
}

/** The refusal of an answer of the centre; null where it was taken. */
export const refusalOf = (
  answer: { readonly ok: true } | { readonly ok: false; readonly problem: Problem | null },
): Refusal | null => (answer.ok ? null : { problem: answer.problem });
