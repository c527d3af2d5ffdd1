/**
 * What is owed to the queue system has the id that the queue system gave it, which its prompt holds where it is not the
 * 办件编号 itself letter for letter. Ratings that are owed already keep the id under which they were written.
 */
export const foreignIds = {
  number: 130,
  sql: `
    DROP TRIGGER queue_submits_are_owed;

    CREATE TRIGGER queue_submits_are_owed AFTER INSERT ON ledger_entries
    WHEN NEW.kind = 'rating-given' AND NEW.text ->> '$.body.source' = 'queue-system'
      AND NEW.text ->> '$.body.transaction.transactionRef' IS NOT NULL
    BEGIN
      INSERT INTO queue_submits (rate_id, prompt_id, epoch, seq)
      VALUES (
        COALESCE(
          (SELECT text ->> '$.body.rateId' FROM ledger_entries
           WHERE kind = 'prompt-opened' AND text ->> '$.body.promptId' = NEW.text ->> '$.body.promptId'),
          NEW.text ->> '$.body.transaction.transactionRef'),
        NEW.text ->> '$.body.promptId', NEW.epoch, NEW.seq)
      ON CONFLICT DO NOTHING;
    END;
  `,
};
