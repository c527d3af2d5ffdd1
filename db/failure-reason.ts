/** A short reason for a person: SQLite's or the system's own code, else the message. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
};

/** Whether it is about a database file, and no mistake of the code around it. */
export const isSaidBySqlite = (error: unknown): boolean => reasonOf(error).startsWith("SQLITE_");

/** Whether the moment is bad, and nothing is wrong with the file. */
export const isPassing = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED|NOMEM|PROTOCOL)/.test(reasonOf(error));

/** Whether SQLite found its own file broken: nothing that is tried again can mend it. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(reasonOf(error));

/** Whether the disk does not take or give anything just now: another try may be better. */
export const isRefusal = (error: unknown): boolean =>
  /^(SQLITE_(FULL|IOERR|CANTOPEN|READONLY)|E[A-Z]+$)/.test(reasonOf(error));

/** Whether the disk does not give a part of a file: one that fails in passing gives it when asked again. */
export const isUnreadable = (error: unknown): boolean => /^SQLITE_IOERR(_READ|_CORRUPTFS)?$/.test(reasonOf(error));

/** A part of a file that is not given when asked so often is gone. */
export const triesToRead = 3;

/** An entry that SQLite reads without complaint, and that is not what was written. */
export class DamagedLedger extends Error {
  readonly code = "SQLITE_CORRUPT";
}

/** Whether a write failed because an entry that must be single was there already. */
export const isDuplicate = (error: unknown): boolean => reasonOf(error) === "SQLITE_CONSTRAINT_UNIQUE";

/** What the disk gives at one of three tries; where it gives it at none, that is damage. */
export const askedAgain = <Value>(read: () => Value): Value => {
  for (let tried = 1; ; tried += 1) {
    try {
      return read();
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      if (tried === triesToRead) throw new DamagedLedger(reasonOf(error));
    }
  }
};
