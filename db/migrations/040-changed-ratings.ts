/** 改评 happens once: the index is what makes a second change impossible, whatever the code above it does. */
export const changedRatings = {
  number: 40,
  sql: `
    CREATE UNIQUE INDEX one_change_a_rating
      ON ledger_entries (text ->> '$.body.promptId') WHERE kind = 'rating-changed';
  `,
};
