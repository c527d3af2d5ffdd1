import type { StaffNumber } from "../../contract/words.ts";
import type { ReadConnection } from "../database.ts";

/**
 * Every 工号 of which the last that is known is an attempt: it was not right, nor unlocked, nor given a new PIN since.
 * Reads the logins of all epochs along the index of kinds; a panel may ask for it, a tap may not.
 */
export const triedNumbers = (connection: ReadConnection): readonly StaffNumber[] =>
  connection
    .prepare<[], StaffNumber>(
      `SELECT number FROM (
         SELECT text ->> '$.body.staffNumber' AS number, kind,
           row_number() OVER (PARTITION BY text ->> '$.body.staffNumber' ORDER BY epoch DESC, seq DESC) AS place
         FROM ledger_entries
         WHERE kind IN ('login-attempted', 'login-succeeded', 'login-unlocked', 'pin-changed'))
       WHERE place = 1 AND kind = 'login-attempted' AND number IS NOT NULL
       ORDER BY number`,
    )
    .pluck()
    .all();
