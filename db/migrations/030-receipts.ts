/** The centre's signed receipts. The upload cursor of an epoch is the largest `size` among them. */
export const receipts = {
  number: 30,
  sql: `
    CREATE TABLE receipts (
      epoch     INTEGER NOT NULL,
      size      INTEGER NOT NULL,
      head      TEXT NOT NULL CHECK (length(head) = 64),
      text      TEXT NOT NULL CHECK (json_valid(text)),
      signature TEXT NOT NULL,
      PRIMARY KEY (epoch, size)
    ) STRICT, WITHOUT ROWID;
  `,
};
