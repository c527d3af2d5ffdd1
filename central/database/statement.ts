import { readFile } from "node:fs/promises";
import { escapeIdentifier } from "pg";

/** A value for a jsonb parameter. Without this class a JavaScript array becomes a PostgreSQL array. */
class JsonValue {
  readonly text: string | null;

  constructor(value: unknown) {
    const text = value === null ? null : JSON.stringify(value);
    if (text === undefined) throw new TypeError(`${typeof value} is no JSON`);
    this.text = text;
  }
}

export type Json = JsonValue;

type Scalar = string | number | bigint | boolean | null;

/** Sent beside the text of a statement, never in it. */
export type Value = Scalar | Date | Uint8Array | Json | readonly Scalar[];

export type Part = Value | Fragment;

/**
 * A piece of SQL with its values. The class is private: only the functions below create one, and none accepts a string
 * as SQL.
 */
class SqlFragment {
  readonly texts: readonly string[];
  readonly parts: readonly Part[];

  constructor(texts: readonly string[], parts: readonly Part[]) {
    this.texts = texts;
    this.parts = parts;
  }
}

export type Fragment = SqlFragment;

/** A piece of SQL for use within others, or more than once. */
export const fragment = (texts: TemplateStringsArray, ...parts: readonly Part[]): Fragment =>
  new SqlFragment(texts, parts);

/** The name of a table or column, quoted. */
export const identifier = (name: string): Fragment => new SqlFragment([escapeIdentifier(name)], []);

/** A number where PostgreSQL allows no parameter. Throws for one that is not whole. */
export const wholeNumber = (value: number): Fragment => {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not whole`);
  return new SqlFragment([String(value)], []);
};

/** SQL from a file of this program. It may hold several statements, because it has no values. */
export const readSqlFile = async (file: URL): Promise<Fragment> => new SqlFragment([await readFile(file, "utf8")], []);

/** SQL null for null, which is not JSON's null. Throws for undefined and functions. */
export const json = (value: unknown): Json => new JsonValue(value);

/** A row to write, by the names of its columns. */
export type Row = Readonly<Record<string, Value>>;

const listed = (parts: readonly Part[]): Fragment =>
  new SqlFragment(["", ...parts.slice(1).map(() => ", "), ""], parts);

/** `("a", "b") values ($1, $2)`, for an insert. */
export const insertedRow = (row: Row): Fragment =>
  fragment`(${listed(Object.keys(row).map(identifier))}) values (${listed(Object.values(row))})`;

/** `"a" = $1, "b" = $2`, for an update. */
export const changedColumns = (row: Row): Fragment =>
  listed(Object.entries(row).map(([name, value]) => fragment`${identifier(name)} = ${value}`));

/** The form that the driver accepts. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (Scalar | Uint8Array | readonly Scalar[])[];
}

/**
 * A JavaScript type that maps to one PostgreSQL type gets a cast to it: PostgreSQL would have to guess the type of `$1`
 * alone.
 */
const castOf = (value: Value): string => {
  if (value instanceof Date) return "::timestamptz";
  if (value instanceof Uint8Array) return "::bytea";
  if (value instanceof JsonValue) return "::jsonb";
  return typeof value === "boolean" ? "::boolean" : "";
};

/** The driver would turn undefined into null and an object into JSON, and would use this machine's time zone for a date. */
const sentAs = (value: Value): Statement["values"][number] => {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof JsonValue) return value.text;
  if (value === undefined || (Array.isArray(value) && value.includes(undefined))) {
    throw new TypeError("undefined is no value of PostgreSQL's: say null");
  }
  const isTaken = value === null || typeof value !== "object" || Array.isArray(value) || value instanceof Uint8Array;
  if (!isTaken) throw new TypeError("an object is no value of PostgreSQL's: say json(…)");
  return value;
};

/** The text with `$1`, `$2`… and their values. Throws for a value that is no `Part`. */
export const statementOf = (whole: Fragment): Statement => {
  const values: Statement["values"][number][] = [];
  const write = ({ texts, parts }: Fragment): string =>
    texts.map((text, index) => (index < parts.length ? text + place(parts[index] as Part) : text)).join("");
  const place = (part: Part): string => {
    if (part instanceof SqlFragment) return write(part);
    values.push(sentAs(part));
    return `$${values.length}${castOf(part)}`;
  };
  return { text: write(whole), values };
};
