import chinese from "simple-keyboard-layouts/build/layouts/chinese.js";
import type { CharacterTable } from "./pinyin-dictionary.ts";

interface WithCandidates {
  readonly layoutCandidates: CharacterTable;
}

/** The package's types declare only the keys. */
const hasCandidates = (layout: object): layout is WithCandidates => "layoutCandidates" in layout;

/** About 7,000 simplified characters under 400 syllables. It has no words: those are in service-words.ts. */
export const characterTable: CharacterTable = hasCandidates(chinese) ? chinese.layoutCandidates : {};
