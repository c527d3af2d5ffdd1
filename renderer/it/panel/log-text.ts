import type { LogLine } from "../../../contract/ipc/it-system.ts";
import type { Language } from "../../words/speech.ts";

/** A longer text is cut here; it is complete in the file that IT copies. */
const mostCharacters = 120;

const beginningOf = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;

const fieldsOf = (facts: string): Readonly<Record<string, unknown>> => (facts === "" ? {} : JSON.parse(facts));

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

interface LogText {
  /** The sentence of a problem in this language; the event's name where the line has none. */
  readonly head: string;
  /** The rest of the line: "code=centre-unreachable". */
  readonly rest: string;
}

/** A line of the log for a person. A problem is logged in both languages, and shown in one. */
export const logText = ({ event, facts }: LogLine, language: Language): LogText => {
  const { zh, en, ...others } = fieldsOf(facts);
  const sentence = { zh, en }[language];
  const hasSentence = typeof sentence === "string";
  const rest = Object.entries(others).map(([name, value]) => `${name}=${textOf(value)}`);
  return {
    head: hasSentence ? sentence : event,
    rest: beginningOf([...(hasSentence ? [event] : []), ...rest].join(" ")),
  };
};
