import { types } from "pg";

type Parse = (text: string) => unknown;

const asDate: Parse = (text) => new Date(text);
const asJson: Parse = (text) => JSON.parse(text);
const asBytes: Parse = (text) => Buffer.from(text.slice(2), "hex");

/** A type by its number in PostgreSQL's catalogue, and the number of its array type. */
const known: readonly (readonly [type: number, arrays: number, parse: Parse])[] = [
  [16, 1000, (text) => text === "t"],
  [17, 1001, asBytes],
  // bigint columns hold counts and positions far below 2^53.
  [20, 1016, Number],
  [21, 1005, Number],
  [23, 1007, Number],
  [26, 1028, Number],
  [700, 1021, Number],
  [701, 1022, Number],
  [114, 199, asJson],
  [3802, 3807, asJson],
  [1082, 1182, asDate],
  [1114, 1115, asDate],
  [1184, 1185, asDate],
];

const textArray: number = 1009;
/** Arrays of text, varchar, uuid, numeric and name. */
const arraysOfText = [textArray, 1015, 2951, 1231, 1003];

const asTexts: Parse = types.getTypeParser(textArray);

type Items = readonly (string | null | Items)[];

const parseItems = (items: Items, parse: Parse): readonly unknown[] =>
  items.map((item) => {
    if (item === null) return null;
    return typeof item === "string" ? parse(item) : parseItems(item, parse);
  });

const asArrayOf =
  (parse: Parse): Parse =>
  (text) =>
    parseItems(asTexts(text) as Items, parse);

const asText: Parse = (text) => text;

const parsers = new Map<number, Parse>([
  ...known.map(([type, _arrays, parse]) => [type, parse] as const),
  ...known.map(([_type, arrays, parse]) => [arrays, asArrayOf(parse)] as const),
  ...arraysOfText.map((type) => [type, asArrayOf(asText)] as const),
]);

/** The parsers of PostgreSQL's values: dates as `Date`, bytea as `Buffer`, JSON parsed, numeric and all others as text. */
export const columnTypes = { getTypeParser: (type: number): Parse => parsers.get(type) ?? asText };
