import type { LogLine } from "../../contract/ipc/it-system.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";

/** Limit of one text in a line, UTF-16 units: longer than any stack trace of this program. */
const mostUnits = 8_000;

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
    .join("");

/**
 * The details as JSON in one line. They may contain text from outside: long text is cut and invisible characters are
 * escaped, so that the text cannot end the line, colour a terminal or reverse the direction of its neighbours.
 */
const lineOf = (facts: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(facts, (_, value: unknown) =>
    typeof value === "string" && value.length > mostUnits ? `${value.slice(0, mostUnits)}…` : value,
  ).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);

/** As many lines as IT reads at the screen; the system's journal has the others. */
const mostRecent = 500;
const recent: LogLine[] = [];

/** The last lines of this run, the oldest first. */
export const recentLines = (): readonly LogLine[] => [...recent];

/** Writes one JSON line to standard error, which the system's journal stores. Never a key, a PIN or an entry's body. */
export const log = (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
  const at = new Date().toISOString();
  process.stderr.write(`${lineOf({ at, event, ...facts })}\n`);
  recent.push({ at, event, facts: Object.keys(facts).length === 0 ? "" : lineOf(facts) });
  if (recent.length > mostRecent) recent.shift();
};

export const logProblem = (event: string, found: Problem): void =>
  log(event, { code: found.code, zh: sentenceOf(found, "zh"), en: sentenceOf(found, "en") });
