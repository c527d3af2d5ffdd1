import { readFileSync } from "node:fs";
import { createDictionary } from "../../renderer/controls/text-entry/pinyin-dictionary.ts";
import { serviceWords } from "../../renderer/controls/text-entry/service-words.ts";

const table = new URL("../../renderer/controls/text-entry/word-table.txt", import.meta.url);

/** The dictionary of the keyboard, from the same table and words as on the page. */
export const pinyinDictionary = createDictionary(readFileSync(table, "utf8"), serviceWords);
