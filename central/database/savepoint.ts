import { DatabaseError } from "pg";
import type { Sql, Tx } from "./sql.ts";

/** SQLSTATE classes of a value that no column accepts: out of range, malformed, against a constraint. */
const isOfData = (error: unknown): boolean => error instanceof DatabaseError && /^2[23]/.test(error.code ?? "");

/**
 * Does `work` within the `tx`. Where PostgreSQL rejects a value, undoes all of `work`, goes on with the `tx` and
 * returns false. Throws every other error.
 */
export const isDoneWhole = async (tx: Tx, work: (inner: Tx) => Promise<void>): Promise<boolean> => {
  try {
    await tx.savepoint(work);
    return true;
  } catch (error) {
    if (!isOfData(error)) throw error;
    return false;
  }
};

/** Does all of `work` or nothing: in a `tx` of its own, or as a part of the given one. */
export const doWhole = <Done>(sql: Sql | Tx, work: (tx: Tx) => Promise<Done>): Promise<Done> =>
  "begin" in sql ? sql.begin(work) : sql.savepoint(work);
