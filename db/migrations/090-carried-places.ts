/**
 * How far the ledgers that were set aside have been carried over, one row a folder of the quarantine: in a database that
 * was begun anew there is none, and everything is to be looked through.
 */
export const carriedPlaces = {
  number: 90,
  sql: `
    CREATE TABLE carried_places (
      place      TEXT    NOT NULL PRIMARY KEY,
      next_epoch INTEGER NOT NULL,
      next_seq   INTEGER NOT NULL,
      is_done    INTEGER NOT NULL CHECK (is_done IN (0, 1))
    ) STRICT, WITHOUT ROWID;
  `,
};
