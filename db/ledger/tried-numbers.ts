import type { StaffNumber } from "../../contract/words.ts";
import type { ReadConnection } from "../database.ts";

/**
 * Every 工号 whose last login entry is a failed attempt: no success, unlock or new PIN came after it. Reads the logins of
 * all epochs along the index of kinds: fast enough for a panel, too slow for a tap.
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
