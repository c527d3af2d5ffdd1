/** A short reason for a person: the code of SQLite or the system, else the message. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
};

/** Whether the error is about a database file, not a bug in the code. */
export const isSaidBySqlite = (error: unknown): boolean => reasonOf(error).startsWith("SQLITE_");

/** Whether the error is temporary and the file is sound. */
export const isPassing = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED|NOMEM|PROTOCOL)/.test(reasonOf(error));

/** Whether SQLite found its own file broken; a retry does not help. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(reasonOf(error));

/** Whether the disk refuses reads or writes now; a retry may succeed. */
export const isRefusal = (error: unknown): boolean =>
  /^(SQLITE_(FULL|IOERR|CANTOPEN|READONLY)|E[A-Z]+$)/.test(reasonOf(error));

/** Whether the disk fails to read a part of the file. A temporary fault is gone at a retry. */
export const isUnreadable = (error: unknown): boolean => /^SQLITE_IOERR(_READ|_CORRUPTFS)?$/.test(reasonOf(error));

/** After so many failed reads a part of a file counts as lost. */
export const triesToRead = 3;

/** An entry that SQLite reads without an error, but whose content was changed. */
export class DamagedLedger extends Error {
  readonly code = "SQLITE_CORRUPT";
}

/** Whether a write failed on a unique index: there is such an entry already. */
export const isDuplicate = (error: unknown): boolean => reasonOf(error) === "SQLITE_CONSTRAINT_UNIQUE";

/**
 * Whether a part of the file cannot be read, for now or permanently: SQLite reports a schema whose page the disk did not
 * return as damage, although the next read may find it whole.
 */
export const isUnreadableOrDamaged = (error: unknown): boolean => isUnreadable(error) || isDamage(error);

/** Reads up to three times. Throws `DamagedLedger` if every read fails. */
export const askedAgain = <Value>(read: () => Value): Value => {
  for (let tried = 1; ; tried += 1) {
    try {
      return read();
    } catch (error) {
      if (!isUnreadableOrDamaged(error)) throw error;
      if (tried === triesToRead) throw new DamagedLedger(reasonOf(error));
    }
  }
};
