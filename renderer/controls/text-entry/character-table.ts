import chinese from "simple-keyboard-layouts/build/layouts/chinese.js";
import type { CharacterTable } from "./pinyin-dictionary.ts";

interface WithCandidates {
  readonly layoutCandidates: CharacterTable;
}

/** Its types speak of the keys alone. */
const hasCandidates = (layout: object): layout is WithCandidates => "layoutCandidates" in layout;

/** Some 7,000 simplified characters under 400 syllables. It knows no words: those are ours. */
export const characterTable: CharacterTable = hasCandidates(chinese) ? chinese.layoutCandidates : {};
