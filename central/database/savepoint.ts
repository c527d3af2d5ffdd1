import { DatabaseError } from "pg";
import type { Tx } from "./sql.ts";

/** SQLSTATE classes of a value that no column takes: out of range, not in the form, against a constraint. */
const isOfData = (error: unknown): boolean => error instanceof DatabaseError && /^2[23]/.test(error.code ?? "");

/**
 * Does `work` within the transaction. Where PostgreSQL takes a value of it in no way, all of it is undone, the transaction
 * goes on, and the answer is false. Throws everything else.
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
