/** A text in another form, with the place of each of its UTF-16 units among the characters of the text. */
export interface Condensed {
  readonly text: string;
  readonly places: readonly number[];
}

const chineseDigits = "零一二三四五六七八九";
const otherDigits: Readonly<Record<string, string>> = { 〇: "0", 幺: "1", 两: "2" };

/** The digit of a Chinese numeral, as telephone numbers are read; another character as it is. */
const digitOf = (character: string): string => {
  const at = chineseDigits.indexOf(character);
  return at >= 0 ? String(at) : (otherDigits[character] ?? character);
};

/** Days and times are no numbers of persons, and end one. */
const dates = /(?:19|20)\d\d\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*\d{1,2})?|\d{1,2}:\d{2}/gu;

/** Signs and spaces that people put between the digits of one number. */
const betweenDigits = /[\s\-–—‐‑·.()（）_/\\*,'"~]|\p{Cf}/u;

type Form = "words" | "numbers" | "letters";

const written: Readonly<Record<Form, (character: string) => string>> = {
  words: (character) => (/[\p{L}\p{N}]/u.test(character) ? character : ""),
  numbers: (character) => {
    if (betweenDigits.test(character)) return "";
    return /[\p{L}\p{N}]/u.test(character) ? digitOf(character) : "|";
  },
  letters: (character) => character,
};

/**
 * A text in capitals and half width. As words: letters and digits alone. As numbers: its Chinese digits as digits, without
 * signs between digits, and with | for other signs. As letters: all characters.
 */
export const condense = (text: string, form: Form): Condensed => {
  const places: number[] = [];
  let condensed = "";
  const plain = form === "numbers" ? text.replaceAll(dates, (date) => "|".repeat([...date].length)) : text;
  for (const [place, character] of [...plain].entries()) {
    for (const one of character.normalize("NFKC").toUpperCase()) {
      const as = written[form](one);
      condensed += as;
      for (const _ of Array(as.length)) places.push(place);
    }
  }
  return { text: condensed, places };
};

/** The characters behind a piece of a condensed text. */
export const placesOf = (
  places: readonly number[],
  at: number,
  length: number,
): { readonly from: number; readonly to: number } => ({
  from: places[at] ?? 0,
  to: (places[at + length - 1] ?? 0) + 1,
});
