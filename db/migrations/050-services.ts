/**
 * What was served, found by 办件编号 and 服务次数: prompts of several 办件 at once are found by each of them. Rebuilt from
 * the ledger at any time; the second table is what makes a second rating of a service impossible.
 */
export const services = {
  number: 50,
  sql: `
    CREATE TABLE prompted_services (
      transaction_ref TEXT    NOT NULL,
      service_number  INTEGER NOT NULL,
      epoch           INTEGER NOT NULL,
      seq             INTEGER NOT NULL,
      PRIMARY KEY (transaction_ref, service_number, epoch, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rated_services (
      transaction_ref TEXT    NOT NULL,
      service_number  INTEGER NOT NULL,
      CONSTRAINT one_rating_a_service UNIQUE (transaction_ref, service_number)
    ) STRICT;

    CREATE VIEW services_of_entries AS
      SELECT epoch, seq, kind, text ->> '$.body.transaction.transactionRef' AS transaction_ref,
        text ->> '$.body.transaction.serviceNumber' AS service_number
      FROM ledger_entries
      WHERE kind IN ('prompt-opened', 'rating-given') AND text ->> '$.body.transaction.transactionRef' IS NOT NULL
      UNION ALL
      SELECT epoch, seq, kind, further.value ->> '$.transactionRef', further.value ->> '$.serviceNumber'
      FROM ledger_entries, json_each(text, '$.body.furtherTransactions') AS further
      WHERE kind IN ('prompt-opened', 'rating-given');

    INSERT INTO prompted_services
      SELECT transaction_ref, service_number, epoch, seq FROM services_of_entries WHERE kind = 'prompt-opened';
    INSERT INTO rated_services
      SELECT transaction_ref, service_number FROM services_of_entries WHERE kind = 'rating-given';

    CREATE TRIGGER prompted_services_follow AFTER INSERT ON ledger_entries WHEN NEW.kind = 'prompt-opened'
    BEGIN
      INSERT INTO prompted_services
        SELECT transaction_ref, service_number, epoch, seq FROM services_of_entries
        WHERE epoch = NEW.epoch AND seq = NEW.seq;
    END;

    CREATE TRIGGER rated_services_follow AFTER INSERT ON ledger_entries WHEN NEW.kind = 'rating-given'
    BEGIN
      INSERT INTO rated_services
        SELECT transaction_ref, service_number FROM services_of_entries WHERE epoch = NEW.epoch AND seq = NEW.seq;
    END;

    DROP INDEX one_rating_a_service;

    CREATE INDEX openings_by_prompt ON ledger_entries (text ->> '$.body.promptId') WHERE kind = 'prompt-opened';
    CREATE INDEX closings_by_prompt ON ledger_entries (text ->> '$.body.promptId') WHERE kind = 'prompt-closed';
  `,
};
