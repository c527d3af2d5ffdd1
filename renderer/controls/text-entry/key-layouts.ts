import type { EntryDraft } from "./entry-draft.ts";

export type LayoutName = "pinyin" | "hand" | "latin" | "capitals" | "chinese-symbols" | "latin-symbols" | "phone";

/** Rows of keys, separated by spaces: a character to type, or the name of an action in braces. */
export const keyLayouts: Readonly<Record<LayoutName, string[]>> = {
  pinyin: [
    "q w e r t y u i o p",
    "a s d f g h j k l",
    "， z x c v b n m {erase}",
    "{hand} {language} {symbols} {space} {clear}",
  ],
  hand: ["{hand} {symbols} {space} {clear}"],
  latin: [
    "q w e r t y u i o p",
    "a s d f g h j k l",
    "{shift} z x c v b n m {erase}",
    "{hand} {language} {symbols} {space} {clear}",
  ],
  capitals: [
    "Q W E R T Y U I O P",
    "A S D F G H J K L",
    "{shift} Z X C V B N M {erase}",
    "{hand} {language} {symbols} {space} {clear}",
  ],
  "chinese-symbols": [
    "1 2 3 4 5 6 7 8 9 0",
    "！ ？ 、 ： ； “ ” （ ）",
    "《 》 … · — - / % {erase}",
    "{symbols} {space} {clear}",
  ],
  "latin-symbols": [
    "1 2 3 4 5 6 7 8 9 0",
    "! ? ' \" : ; ( ) @",
    "- + / & # % * = {erase}",
    "{symbols} {space} {clear}",
  ],
  phone: ["1 2 3", "4 5 6", "7 8 9", "- 0 {erase}"],
};

export const layoutOf = ({ letters, symbols, shifted }: EntryDraft): LayoutName => {
  if (symbols) return letters === "latin" ? "latin-symbols" : "chinese-symbols";
  if (letters !== "latin") return letters;
  return shifted ? "capitals" : "latin";
};

/** The marks that the row of candidates offers while there are no candidates. */
export const marksOf = ({ letters }: EntryDraft): readonly string[] =>
  letters === "latin" ? [...",.?!'-@"] : [..."，。？！、：；"];

/** "kb-a", "kb-erase": a key's name in tests. */
export const testIdOf = (key: string): string => `kb-${key.replace(/[{}]/g, "")}`;

/** Every key, once. */
export const everyKey: readonly string[] = [
  ...new Set(
    Object.values(keyLayouts)
      .flat()
      .flatMap((row) => row.split(" ")),
  ),
];
