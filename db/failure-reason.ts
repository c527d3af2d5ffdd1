/** A short reason for a person: SQLite's or the system's own code, else the message. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
};

/** Whether SQLite found its own file broken: nothing that is tried again can mend it. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(reasonOf(error));

/** Whether the disk does not take or give anything just now: another try may be better. */
export const isRefusal = (error: unknown): boolean =>
  /^(SQLITE_(FULL|IOERR|CANTOPEN|READONLY)|E[A-Z]+$)/.test(reasonOf(error));

/** An entry that SQLite reads without complaint, and that is not what was written. */
export class DamagedLedger extends Error {
  readonly code = "SQLITE_CORRUPT";
}

/** Whether a write failed because an entry that must be single was there already. */
export const isDuplicate = (error: unknown): boolean => reasonOf(error) === "SQLITE_CONSTRAINT_UNIQUE";
