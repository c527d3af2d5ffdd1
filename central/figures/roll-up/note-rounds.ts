import type { RoundName } from "../../../contract/office/jobs/rounds.ts";
import type { Queries, Sql } from "../../database/sql.ts";

/** A round that follows a success by less than this is not noted, milliseconds: there is one a second. */
const noteEveryMs = 60_000;
const longestReason = 300;

const noteSuccess = async (sql: Queries, name: RoundName): Promise<void> => {
  await sql`
    update rounds set ended_at = clock_timestamp(), failed_at = null, failure = null where name = ${name}`;
};

const noteFailure = async (sql: Queries, name: RoundName, reason: string): Promise<void> => {
  await sql`
    update rounds set failed_at = clock_timestamp(), failure = ${reason.slice(0, longestReason)} where name = ${name}`;
};

/** Notes that a centre judges a day now, in a statement of its own: others see it meanwhile. */
export const noteJudging = async (sql: Queries, day: string): Promise<void> => {
  await sql`update rounds set day = ${day}, begun_at = clock_timestamp() where name = 'signals'`;
};

export interface RoundNotes {
  readonly succeeded: () => Promise<void>;
  /** Never throws: where the database is away, the log alone says so. */
  readonly failed: (reason: string) => Promise<void>;
}

/** Notes how the rounds of one kind end, for the page of jobs. */
export const roundNotes = (sql: Sql, name: RoundName): RoundNotes => {
  let notedAtMs = Number.NEGATIVE_INFINITY;
  return {
    succeeded: async () => {
      if (performance.now() - notedAtMs < noteEveryMs) return;
      await noteSuccess(sql, name);
      notedAtMs = performance.now();
    },
    failed: async (reason) => {
      notedAtMs = Number.NEGATIVE_INFINITY;
      await noteFailure(sql, name, reason).catch(() => undefined);
    },
  };
};
