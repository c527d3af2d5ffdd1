import type { EntryKind } from "../../contract/ledger/bodies/index-of-kinds.ts";
import { type EntryEnvelope, type EntryOf, interpretEntry } from "../../contract/ledger/entry.ts";
import type { StaffNumber } from "../../contract/words.ts";
import type { ReadConnection } from "../database.ts";

export interface EntriesSince<Kind extends EntryKind> {
  readonly kind: Kind;
  /** Only entries after the newest one of these kinds. */
  readonly since: readonly EntryKind[];
  /** Search only entries about this 工号; null for all staff. */
  readonly staffNumber: string | null;
  readonly most: number;
}

interface Place {
  readonly epoch: number;
  readonly seq: number;
}

const isAbout = "(@staffNumber IS NULL OR text ->> '$.body.staffNumber' = @staffNumber)";

const newestPlace = (
  connection: ReadConnection,
  { since, staffNumber }: Pick<EntriesSince<EntryKind>, "since" | "staffNumber">,
): Place => {
  const newest = connection.prepare<[object], Place>(
    `SELECT epoch, seq FROM ledger_entries WHERE kind = @kind AND ${isAbout} ORDER BY epoch DESC, seq DESC LIMIT 1`,
  );
  const places = since.flatMap((kind) => newest.get({ kind, staffNumber }) ?? []);
  return places.toSorted((one, other) => one.epoch - other.epoch || one.seq - other.seq).at(-1) ?? { epoch: 0, seq: 0 };
};

/**
 * Entries of one kind, newest first, after the newest of `since`. Searches every epoch, so that salvaged entries count.
 * Reads along the index of kinds, not the ledger.
 */
export const entriesSince = <Kind extends EntryKind>(
  connection: ReadConnection,
  { kind, since, staffNumber, most }: EntriesSince<Kind>,
): readonly EntryOf<Kind>[] => {
  const place = newestPlace(connection, { since, staffNumber });
  const rows = connection.prepare<[object], { text: string }>(
    `SELECT text FROM ledger_entries
     WHERE kind = @kind AND (epoch, seq) > (@epoch, @seq) AND ${isAbout}
     ORDER BY epoch DESC, seq DESC LIMIT @most`,
  );
  return rows.all({ kind, staffNumber, most, ...place }).flatMap(({ text }) => {
    const entry = interpretEntry(JSON.parse(text) as EntryEnvelope);
    // Selected by its kind, so it is of that kind.
    return typeof entry === "string" ? [] : [entry as EntryOf<Kind>];
  });
};

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
