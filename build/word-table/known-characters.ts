/** Characters of given names that GB 2312 of 1980 lacks. */
const laterNames = "喆玥珺堃祎翀燊赟玟茜晞";

const firstRow = 0xb0;
const lastRow = 0xf7;
const firstCell = 0xa1;
const lastCell = 0xfe;

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const decoder = new TextDecoder("gb2312");

/** The 6,763 simplified characters of GB 2312, and some of names. */
export const knownCharacters: ReadonlySet<string> = new Set([
  ...range(firstRow, lastRow)
    .flatMap((row) => range(firstCell, lastCell).map((cell) => decoder.decode(new Uint8Array([row, cell]))))
    .filter((character) => /^\p{Script=Han}$/u.test(character)),
  ...laterNames,
]);
