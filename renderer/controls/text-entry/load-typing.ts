import { loadOnce } from "./load-once.ts";
import type { Dictionary } from "./pinyin-dictionary.ts";

/** Loads the code of the keys. Called in an idle moment after the start, so that keys are there when a form opens. */
export const loadKeyBoard = (): Promise<typeof import("./key-board.ts")> => import("./key-board.ts");

/** Reads a section in each idle moment, so that no key waits for one. */
const readAhead = ({ letters, section }: Pick<Dictionary, "letters" | "section">): void => {
  const [letter, ...others] = letters;
  if (letter === undefined) return;
  requestIdleCallback(() => {
    section(letter);
    readAhead({ letters: others, section });
  });
};

const readDictionary = async (): Promise<Dictionary> => {
  const [{ createDictionary }, { default: table }, { serviceWords }] = await Promise.all([
    import("./pinyin-dictionary.ts"),
    import("./word-table.txt?raw"),
    import("./service-words.ts"),
  ]);
  const read = createDictionary(table, serviceWords);
  readAhead(read);
  return read;
};

/** Loads the dictionary when the first citizen types, and caches it: a cold start does not pay for it. */
export const loadDictionary = loadOnce(readDictionary);
