import { type Hole, holeBetween } from "../../contract/ledger/hole.ts";
import type { Sha256Hex } from "../../contract/words.ts";
import type { ReadConnection } from "../database.ts";
import type { EntryPlace } from "./entries-around.ts";

/** The entry after a hole, and the size before it. */
interface Edge {
  readonly seq: number;
  readonly prev: Sha256Hex;
  readonly size: number;
}

const holeAt = (epoch: number, { seq, prev, size }: Edge): Hole => ({ epoch, from: size + 1, to: seq - 1, head: prev });

const isWhole = (connection: ReadConnection, epoch: number, size: number): boolean =>
  connection
    .prepare<[number, number, number], number>(
      "SELECT count(*) = coalesce(max(seq) - ?, 0) FROM ledger_entries WHERE epoch = ? AND seq > ?",
    )
    .pluck()
    .get(size, epoch, size) === 1;

/** Every hole of an epoch after entry `size` and before a stored entry, in order. */
export const holesAfter = (connection: ReadConnection, epoch: number, size: number): readonly Hole[] => {
  if (isWhole(connection, epoch, size)) return [];
  const edges = connection.prepare<[object], Edge>(
    `WITH placed AS (
       SELECT seq, lag(seq, 1, @size) OVER (ORDER BY seq) AS size FROM ledger_entries
       WHERE epoch = @epoch AND seq > @size
     )
     SELECT placed.seq, placed.size, text ->> '$.prev' AS prev
     FROM placed JOIN ledger_entries AS entry ON entry.epoch = @epoch AND entry.seq = placed.seq
     WHERE placed.seq > placed.size + 1 ORDER BY placed.seq`,
  );
  return edges.all({ epoch, size }).map((edge) => holeAt(epoch, edge));
};

/** The hole that an entry lies in; undefined where the entry is stored, or no later one is. */
export const holeAround = (connection: ReadConnection, { epoch, seq }: EntryPlace): Hole | undefined => {
  const edge = connection
    .prepare<[object], Edge>(
      `SELECT seq, text ->> '$.prev' AS prev,
         (SELECT coalesce(max(seq), 0) FROM ledger_entries WHERE epoch = @epoch AND seq < @seq) AS size
       FROM ledger_entries WHERE epoch = @epoch AND seq >= @seq ORDER BY seq LIMIT 1`,
    )
    .get({ epoch, seq });
  return edge && edge.seq > seq ? holeAt(epoch, edge) : undefined;
};

/** A hole as an entry of this ledger declares it. */
export interface DeclaredHole {
  readonly hole: Hole;
  readonly declaredAt: EntryPlace;
}

interface DeclarationRow extends EntryPlace {
  readonly hole: string;
}

/** Every hole of an older epoch that was declared here. Reads along the index of kinds, not the ledger. */
export const declaredHoles = (connection: ReadConnection): readonly DeclaredHole[] =>
  connection
    .prepare<[], DeclarationRow>(
      `SELECT epoch, seq, text -> '$.body' AS hole FROM ledger_entries WHERE kind = 'hole-declared' ORDER BY epoch, seq`,
    )
    .all()
    .map(({ epoch, seq, hole }) => ({ hole: JSON.parse(hole) as Hole, declaredAt: { epoch, seq } }));

/** The newest declaration that covers a hole, of the same or more entries; undefined without one. */
export const declarationOf = (declared: readonly DeclaredHole[], hole: Hole): DeclaredHole | undefined => {
  const { epoch, from, to, head: prev } = hole;
  return declared.findLast((each) => holeBetween([each.hole], from - 1, { epoch, seq: to + 1, prev }) !== undefined);
};
