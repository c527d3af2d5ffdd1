import type { Dictionary } from "./pinyin-dictionary.ts";

/** What keys are made of. Read in an idle moment after the start, so that they stand there as a form opens. */
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

/** Read when the first citizen writes, and kept: a cold start pays nothing for it. */
export const loadDictionary = (): Promise<Dictionary> => {
  dictionary ??= readDictionary();
  return dictionary;
};
