/**
 * The ledger: append-only, chained, one row an entry, `text` exactly as it was hashed and as it is uploaded.
 * A run of a salvaged epoch may begin anywhere, but where the entry before is here, its hash must be `prev`.
 */
export const ledger = {
  number: 10,
  sql: `
    CREATE TABLE ledger_entries (
      epoch INTEGER NOT NULL CHECK (epoch >= 1),
      seq   INTEGER NOT NULL CHECK (seq >= 1),
      text  TEXT    NOT NULL CHECK (json_valid(text)),
      hash  TEXT    NOT NULL CHECK (length(hash) = 64),
      kind  TEXT    NOT NULL GENERATED ALWAYS AS (text ->> '$.kind') VIRTUAL,
      PRIMARY KEY (epoch, seq),
      CHECK (text ->> '$.epoch' = epoch AND text ->> '$.seq' = seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER ledger_entries_are_chained BEFORE INSERT ON ledger_entries
    WHEN EXISTS (
      SELECT 1 FROM ledger_entries AS before
      WHERE before.epoch = NEW.epoch AND before.seq = NEW.seq - 1 AND before.hash <> NEW.text ->> '$.prev'
    )
    BEGIN SELECT RAISE(ABORT, 'the entry does not follow the one before it'); END;

    CREATE TRIGGER ledger_entries_are_never_changed BEFORE UPDATE ON ledger_entries
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

    CREATE TRIGGER ledger_entries_are_never_deleted BEFORE DELETE ON ledger_entries
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

    CREATE INDEX ledger_entries_by_kind ON ledger_entries (kind, epoch, seq);

    CREATE UNIQUE INDEX one_rating_a_prompt
      ON ledger_entries (text ->> '$.body.promptId') WHERE kind = 'rating-given';

    CREATE UNIQUE INDEX one_rating_a_service
      ON ledger_entries (text ->> '$.body.transaction.transactionRef', text ->> '$.body.transaction.serviceNumber')
      WHERE kind = 'rating-given' AND text ->> '$.body.transaction.transactionRef' IS NOT NULL;
  `,
};
