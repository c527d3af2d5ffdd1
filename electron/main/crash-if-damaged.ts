import { isDamage } from "../../db/failure-reason.ts";

/** Rethrows damage of the ledger outside the caller's error handling, so that it always ends in a restart. */
export const crashIfDamaged = (error: unknown): void => {
  if (isDamage(error))
    queueMicrotask(() => {
      throw error;
    });
};
