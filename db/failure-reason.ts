/** A short reason for a person: SQLite's or the system's own code, else the message. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
};

/** Whether a write failed because an entry that must be single was there already. */
export const isDuplicate = (error: unknown): boolean => reasonOf(error) === "SQLITE_CONSTRAINT_UNIQUE";
