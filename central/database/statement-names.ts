import { DatabaseError } from "pg";

/** The most prepared texts; more would fill every connection's memory. */
const mostNames = 500;
const names = new Map<string, string>();

/** The name of a statement's prepared form: PostgreSQL plans it once. undefined where it should not be prepared. */
export const nameOfStatement = (text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `statement_${names.size + 1}`;
  names.set(text, name);
  return name;
};

/** A table was changed after the statement was prepared. It works on another connection. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === "0A000" && error.routine === "RevalidateCachedQuery";
