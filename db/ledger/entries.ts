import type { EntryKind } from "../../contract/ledger/bodies/index-of-kinds.ts";
import { type ChainLink, emptyEpoch, type Position, readLink } from "../../contract/ledger/chain.ts";
import { type Entry, type EntryEnvelope, interpretEntry } from "../../contract/ledger/entry.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { Sha256Hex } from "../../contract/words.ts";
import { type Connection, prepared, type ReadConnection } from "../database.ts";

export interface EntryRow {
  readonly epoch: number;
  readonly seq: number;
  readonly text: string;
  readonly hash: Sha256Hex;
}

/** 0 for an empty ledger. */
export const newestEpoch = (connection: ReadConnection): number =>
  connection.prepare<[], { epoch: number | null }>("SELECT max(epoch) AS epoch FROM ledger_entries").get()?.epoch ?? 0;

/**
 * In order. Steps from epoch to epoch along the primary key: DISTINCT would read the whole ledger, and this runs before
 * every upload and at every start.
 */
export const epochsOf = (connection: ReadConnection): readonly number[] =>
  connection
    .prepare<[], { epoch: number }>(
      `WITH RECURSIVE epochs (epoch) AS (
         SELECT min(epoch) FROM ledger_entries
         UNION ALL
         SELECT (SELECT min(epoch) FROM ledger_entries WHERE epoch > epochs.epoch) FROM epochs WHERE epoch IS NOT NULL
       )
       SELECT epoch FROM epochs WHERE epoch IS NOT NULL`,
    )
    .all()
    .map(({ epoch }) => epoch);

export const positionOf = (connection: ReadConnection, epoch: number): Position => {
  const last = connection
    .prepare<[number], EntryRow>("SELECT * FROM ledger_entries WHERE epoch = ? ORDER BY seq DESC LIMIT 1")
    .get(epoch);
  return last ? { epoch, size: last.seq, head: last.hash } : emptyEpoch(epoch);
};

/** Inserts a link as it is. Throws where it does not fit: a broken chain, a second rating of one prompt. */
export const insertingLinks = (connection: Connection): ((link: ChainLink) => void) => {
  const insert = prepared<[number, number, string, string]>(
    connection,
    "INSERT INTO ledger_entries (epoch, seq, text, hash) VALUES (?, ?, ?, ?)",
  );
  return ({ envelope, text, hash }) => void insert.run(envelope.epoch, envelope.seq, text, hash);
};

export const insertLinks = (connection: Connection, links: readonly ChainLink[]): void =>
  links.forEach(insertingLinks(connection));

/** An unbroken run of one epoch from the first entry at or after `fromSeq`, within both limits, but at least one entry. */
export const readRun = (
  connection: ReadConnection,
  epoch: number,
  fromSeq: number,
  limits: { readonly entries: number; readonly bytes: number },
): readonly EntryRow[] => {
  const rows = connection.prepare<[number, number, number], EntryRow>(
    "SELECT epoch, seq, text, hash FROM ledger_entries WHERE epoch = ? AND seq >= ? ORDER BY seq LIMIT ?",
  );
  const run: EntryRow[] = [];
  let bytes = 0;
  for (const row of rows.iterate(epoch, fromSeq, limits.entries)) {
    const previous = run.at(-1);
    bytes += Buffer.byteLength(row.text) + 1;
    if (previous && (row.seq !== previous.seq + 1 || bytes > limits.bytes)) break;
    run.push(row);
  }
  return run;
};

/** The newest entry of these kinds in the whole ledger, typed; undefined without one. */
export const newestOfKinds = (connection: ReadConnection, kinds: readonly EntryKind[]): Entry | undefined => {
  const newest = connection.prepare<[string], EntryRow>(
    "SELECT epoch, seq, text, hash FROM ledger_entries WHERE kind = ? ORDER BY epoch DESC, seq DESC LIMIT 1",
  );
  const rows = kinds.flatMap((kind) => newest.get(kind) ?? []);
  const last = rows.toSorted((one, other) => one.epoch - other.epoch || one.seq - other.seq).at(-1);
  if (!last) return undefined;
  const entry = interpretEntry(JSON.parse(last.text) as EntryEnvelope);
  return typeof entry === "string" ? undefined : entry;
};

/** Entries of these kinds after a given one, in order, typed. Reads along the index of kinds, not the ledger. */
export const entriesAfter = (
  connection: ReadConnection,
  { epoch, seq }: Pick<Entry, "epoch" | "seq">,
  kinds: readonly EntryKind[],
): readonly Entry[] => {
  const after = connection.prepare<[string, number, number], EntryRow>(
    `SELECT epoch, seq, text, hash FROM ledger_entries
     WHERE kind = ? AND (epoch, seq) > (?, ?) ORDER BY epoch, seq`,
  );
  return kinds
    .flatMap((kind) => after.all(kind, epoch, seq))
    .toSorted((one, other) => one.epoch - other.epoch || one.seq - other.seq)
    .flatMap(({ text }) => {
      const entry = interpretEntry(JSON.parse(text) as EntryEnvelope);
      return typeof entry === "string" ? [] : [entry];
    });
};

/**
 * The last `count` entries of an epoch, oldest first, with their hashes computed again from their texts. An entry whose
 * text equals its `known` link, by seq, is not hashed: the link was verified before.
 */
export const rehashedTail = (
  connection: ReadConnection,
  epoch: number,
  count: number,
  known: ReadonlyMap<number, ChainLink>,
): readonly ChainLink[] =>
  connection
    .prepare<[number, number], EntryRow>(
      "SELECT epoch, seq, text, hash FROM ledger_entries WHERE epoch = ? ORDER BY seq DESC LIMIT ?",
    )
    .all(epoch, count)
    .reverse()
    .flatMap(({ seq, text }) => {
      const link = known.get(seq);
      return (link?.text === text ? link : readLink(text, sha256Hex)) ?? [];
    });

/** The stored hash of one entry; undefined where the entry is missing. */
export const hashAt = (connection: ReadConnection, epoch: number, seq: number): Sha256Hex | undefined =>
  connection
    .prepare<[number, number], EntryRow>("SELECT hash FROM ledger_entries WHERE epoch = ? AND seq = ?")
    .get(epoch, seq)?.hash;
