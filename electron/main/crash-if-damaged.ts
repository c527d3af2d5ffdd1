import { isDamage } from "../../db/failure-reason.ts";

/** A damaged ledger is found wherever it is read: out of whatever caught the error, to where it leads to another start. */
export const crashIfDamaged = (error: unknown): void => {
  if (isDamage(error))
    queueMicrotask(() => {
      throw error;
    });
};
