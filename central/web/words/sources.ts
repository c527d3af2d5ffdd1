import type { WordKey, Words } from "./words.ts";

const sourceKeys: Readonly<Record<string, WordKey>> = {
  "staff-console": "sourceStaffConsole",
  "counter-api": "sourceCounterApi",
  "queue-system": "sourceQueueSystem",
  "walk-up": "sourceWalkUp",
};

/** The word for the source of a rating; a source that this page does not know yet is shown unchanged. */
export const sourceWord = (words: Words, source: string): string => {
  const key = Object.hasOwn(sourceKeys, source) ? sourceKeys[source] : undefined;
  return key === undefined ? source : words[key];
};
