import type { Dictionary } from "./pinyin-dictionary.ts";

/** Loads the code of the keys. Called in an idle moment after the start, so that keys are there when a form opens. */
export const loadKeyBoard = (): Promise<typeof import("./key-board.ts")> => import("./key-board.ts");

let dictionary: Promise<Dictionary> | undefined;

const readDictionary = async (): Promise<Dictionary> => {
  const [{ createDictionary }, { characterTable }, { serviceWords }] = await Promise.all([
    import("./pinyin-dictionary.ts"),
    import("./character-table.ts"),
    import("./service-words.ts"),
  ]);
  return createDictionary(characterTable, serviceWords);
};

/** Loads the dictionary when the first citizen types, and caches it: a cold start does not pay for it. */
export const loadDictionary = (): Promise<Dictionary> => {
  dictionary ??= readDictionary();
  return dictionary;
};
