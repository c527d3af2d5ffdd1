/**
 * Ratings that are owed to the queue system of the hall: from the tap to the entry that says how handing it on ended.
 * Follows the ledger, and can be rebuilt from it. No ledger of before holds a rating that came from a queue system.
 */
export const queueSubmits = {
  number: 70,
  sql: `
    CREATE TABLE queue_submits (
      rate_id   TEXT    NOT NULL PRIMARY KEY,
      prompt_id TEXT    NOT NULL,
      epoch     INTEGER NOT NULL,
      seq       INTEGER NOT NULL,
      has_begun INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER queue_submits_are_owed AFTER INSERT ON ledger_entries
    WHEN NEW.kind = 'rating-given' AND NEW.text ->> '$.body.source' = 'queue-system'
      AND NEW.text ->> '$.body.transaction.transactionRef' IS NOT NULL
    BEGIN
      INSERT INTO queue_submits (rate_id, prompt_id, epoch, seq)
      VALUES (NEW.text ->> '$.body.transaction.transactionRef', NEW.text ->> '$.body.promptId', NEW.epoch, NEW.seq)
      ON CONFLICT DO NOTHING;
    END;

    CREATE TRIGGER queue_submits_begin AFTER INSERT ON ledger_entries WHEN NEW.kind = 'queue-submit-begun'
    BEGIN UPDATE queue_submits SET has_begun = 1 WHERE rate_id = NEW.text ->> '$.body.rateId'; END;

    CREATE TRIGGER queue_submits_stay AFTER INSERT ON ledger_entries
    WHEN NEW.kind = 'queue-submit-ended' AND NEW.text ->> '$.body.outcome' = 'not-taken'
    BEGIN UPDATE queue_submits SET has_begun = 0 WHERE rate_id = NEW.text ->> '$.body.rateId'; END;

    CREATE TRIGGER queue_submits_end AFTER INSERT ON ledger_entries
    WHEN NEW.kind = 'queue-submit-ended' AND NEW.text ->> '$.body.outcome' <> 'not-taken'
    BEGIN DELETE FROM queue_submits WHERE rate_id = NEW.text ->> '$.body.rateId'; END;
  `,
};
