import type { LogLine } from "../../contract/ipc/it-system.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";

/** As many as IT reads at the screen; the system's journal has the others. */
const mostRecent = 500;
const recent: LogLine[] = [];

/** The last lines of this run, the oldest first. */
export const recentLines = (): readonly LogLine[] => [...recent];

/** One JSON line on standard error, where the system's journal keeps it. Never a key, a PIN or an entry's body. */
export const log = (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
  const at = new Date().toISOString();
  process.stderr.write(`${JSON.stringify({ at, event, ...facts })}\n`);
  recent.push({ at, event, facts: Object.keys(facts).length === 0 ? "" : JSON.stringify(facts) });
  if (recent.length > mostRecent) recent.shift();
};

export const logProblem = (event: string, found: Problem): void =>
  log(event, { code: found.code, zh: sentenceOf(found, "zh"), en: sentenceOf(found, "en") });
