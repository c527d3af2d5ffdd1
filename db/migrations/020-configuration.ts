/** Configuration documents as the centre signed them, newest version in use, and the pictures they name. */
export const configuration = {
  number: 20,
  sql: `
    CREATE TABLE configurations (
      version   INTEGER PRIMARY KEY CHECK (version >= 1),
      text      TEXT NOT NULL CHECK (json_valid(text)),
      signature TEXT NOT NULL
    ) STRICT;

    CREATE TABLE pictures (
      hash       TEXT PRIMARY KEY CHECK (length(hash) = 64),
      media_type TEXT NOT NULL,
      bytes      BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
