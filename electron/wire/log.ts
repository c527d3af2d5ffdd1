import type { LogLine } from "../../contract/ipc/it-system.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";

/** UTF-16 units of one text in a line: more than any stack trace of ours. */
const mostUnits = 8_000;

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
    .join("");

/**
 * The facts as JSON in one line. What others sent may stand in them: it is cut where it is long, and what cannot be
 * seen is escaped, so that it ends no line, colours no terminal and turns the direction of nothing beside it.
 */
const lineOf = (facts: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(facts, (_, value: unknown) =>
    typeof value === "string" && value.length > mostUnits ? `${value.slice(0, mostUnits)}…` : value,
  ).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);

/** As many as IT reads at the screen; the system's journal has the others. */
const mostRecent = 500;
const recent: LogLine[] = [];

/** The last lines of this run, the oldest first. */
export const recentLines = (): readonly LogLine[] => [...recent];

/** One JSON line on standard error, where the system's journal keeps it. Never a key, a PIN or an entry's body. */
export const log = (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
  const at = new Date().toISOString();
  process.stderr.write(`${lineOf({ at, event, ...facts })}\n`);
  recent.push({ at, event, facts: Object.keys(facts).length === 0 ? "" : lineOf(facts) });
  if (recent.length > mostRecent) recent.shift();
};

export const logProblem = (event: string, found: Problem): void =>
  log(event, { code: found.code, zh: sentenceOf(found, "zh"), en: sentenceOf(found, "en") });
