/**
 * The device's own signature under where the ledger ends, one row that every commit replaces: a database that was
 * rewritten by somebody without the device's key does not have it, and one that was cut short still tells how far it
 * went. `text` is what was signed.
 */
export const seal = {
  number: 80,
  sql: `
    CREATE TABLE ledger_seal (
      only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
      text      TEXT NOT NULL CHECK (json_valid(text)),
      signature TEXT NOT NULL
    ) STRICT;
  `,
};
