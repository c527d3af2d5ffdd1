import type { EntryBody } from "../../contract/ledger/entry.ts";
import type { Level, PromptId, StaffNumber } from "../../contract/words.ts";
import type { ReadConnection } from "../database.ts";

/** A rating that the queue system asked for and has not received. */
export interface OwedSubmit {
  readonly rateId: string;
  readonly promptId: PromptId;
  /** The staff member and the window that it rates: it must be submitted under no other name. */
  readonly staffNumber: StaffNumber;
  readonly windowNumber: string;
  /** The current level, after any change. */
  readonly level: Level;
  /** Whether it may have been sent already: the submit was begun, or it is of an older epoch whose end may be lost. */
  readonly mayHaveLeft: boolean;
}

interface OwedRow {
  readonly rateId: string;
  readonly body: string;
  readonly changedLevel: Level | null;
  readonly epoch: number;
  readonly hasBegun: number;
}

/** In the order of the taps. `epoch` is the current one. */
export const owedSubmits = (connection: ReadConnection, epoch: number): readonly OwedSubmit[] =>
  connection
    .prepare<[], OwedRow>(
      `SELECT rate_id AS rateId, given.text -> '$.body' AS body, changed.text ->> '$.body.level' AS changedLevel,
         owed.epoch, has_begun AS hasBegun
       FROM queue_submits AS owed
       JOIN ledger_entries AS given USING (epoch, seq)
       LEFT JOIN ledger_entries AS changed
         ON changed.kind = 'rating-changed' AND changed.text ->> '$.body.promptId' = owed.prompt_id
       ORDER BY owed.epoch, owed.seq`,
    )
    .all()
    .map((row) => {
      const { promptId, staffNumber, windowNumber, level } = JSON.parse(row.body) as EntryBody<"rating-given">;
      const mayHaveLeft = row.hasBegun === 1 || row.epoch < epoch;
      return { rateId: row.rateId, promptId, staffNumber, windowNumber, level: row.changedLevel ?? level, mayHaveLeft };
    });
