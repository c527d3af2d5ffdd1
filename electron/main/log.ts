import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";

/** One JSON line on standard error, where the system's journal keeps it. Never a key, a PIN or an entry's body. */
export const log = (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`);
};

export const logProblem = (event: string, found: Problem): void =>
  log(event, { code: found.code, zh: sentenceOf(found, "zh"), en: sentenceOf(found, "en") });
