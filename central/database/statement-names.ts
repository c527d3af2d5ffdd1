import { DatabaseError } from "pg";

/** The most prepared texts of a connection, twice those of the centre's source: texts with many filters vary. */
const mostNames = 1_000;

/** The prepared texts of one connection, each with its name. */
export type StatementNames = Map<string, string>;

/** The name of a statement's prepared form: PostgreSQL plans it once. undefined where it should not be prepared. */
export const nameOfStatement = (names: StatementNames, text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `statement_${names.size + 1}`;
  names.set(text, name);
  return name;
};

/** A table was changed after the statement was prepared. It works on another connection. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === "0A000" && error.routine === "RevalidateCachedQuery";
