import { emptyEpoch, type Position, positionBefore, readLink } from "../../contract/ledger/chain.ts";
import type { Hole } from "../../contract/ledger/hole.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { ReadConnection } from "../database.ts";
import { receiptedPosition } from "../receipts.ts";
import { type EntryRow, epochsOf } from "./entries.ts";
import { type DeclaredHole, declarationOf, declaredHoles, holesAfter } from "./holes.ts";

/** An unbroken run of entries: those after `start`, up to `end`. */
export interface Run {
  readonly start: Position;
  readonly end: Position;
}

/** One epoch's part of an export: the entries after `start`, up to `end`. */
export interface EpochExtent extends Run {
  /** A declared hole lies between two runs. */
  readonly runs: readonly Run[];
  /** How many stored entries do not join the export, because the hole between is not declared. */
  readonly leftOut: number;
}

const rowAt = (connection: ReadConnection, epoch: number, seq: number): EntryRow | undefined =>
  connection
    .prepare<[number, number], EntryRow>(
      "SELECT epoch, seq, text, hash FROM ledger_entries WHERE epoch = ? AND seq = ?",
    )
    .get(epoch, seq);

/** The stored entries after a place: the first seq, the last seq and the count. */
interface Held {
  readonly first: number | null;
  readonly last: number | null;
  readonly count: number;
}

const heldAfter = (connection: ReadConnection, epoch: number, seq: number): Held =>
  connection
    .prepare<[number, number], Held>(
      `SELECT min(seq) AS first, max(seq) AS last, count(*) AS count FROM ledger_entries WHERE epoch = ? AND seq > ?`,
    )
    .get(epoch, seq) ?? { first: null, last: null, count: 0 };

/** The position before a stored entry, by the entry's own `prev`. */
const positionBeforeEntry = (connection: ReadConnection, epoch: number, seq: number): Position => {
  const row = rowAt(connection, epoch, seq);
  const link = row && readLink(row.text, sha256Hex);
  return link ? positionBefore(link) : { ...emptyEpoch(epoch), size: seq - 1 };
};

/** The first and last seq of a run, and the hole before it. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly hole: Hole | undefined;
}

const stretchesBetween = (first: number, last: number, holes: readonly Hole[]): readonly Stretch[] =>
  [undefined, ...holes].map((hole, index) => ({
    first: hole ? hole.to + 1 : first,
    last: (holes[index]?.from ?? last + 1) - 1,
    hole,
  }));

/** The runs around the one with `seq`, up to the next undeclared hole on both sides. */
const joined = (
  stretches: readonly Stretch[],
  seq: number,
  isDeclared: (hole: Hole) => boolean,
): readonly Stretch[] => {
  const middle = stretches.findIndex(({ last }) => seq <= last);
  const isCut = ({ hole }: Stretch): boolean => hole !== undefined && !isDeclared(hole);
  const from = stretches.findLastIndex((stretch, index) => index <= middle && isCut(stretch));
  const to = stretches.findIndex((stretch, index) => index > middle && isCut(stretch));
  return stretches.slice(Math.max(0, from), to < 0 ? undefined : to);
};

/**
 * The runs from the first entry without a receipt on, or from the next stored entry: the centre may have the entries
 * between, and asks if it does not. For a whole epoch the runs before are included. Entries up to `size` are not
 * exported.
 */
const extentOf = (
  connection: ReadConnection,
  declared: readonly DeclaredHole[],
  { epoch, size }: { readonly epoch: number; readonly size: number },
): EpochExtent => {
  const receipted = receiptedPosition(connection, epoch);
  const { first: lowest, last: highest, count } = heldAfter(connection, epoch, size);
  if (lowest === null || highest === null) return { start: receipted, end: receipted, runs: [], leftOut: 0 };
  const holes = count === highest - lowest + 1 ? [] : holesAfter(connection, epoch, lowest);
  const unsent = heldAfter(connection, epoch, receipted.size).first ?? highest;
  const isDeclared = (hole: Hole): boolean => declarationOf(declared, hole) !== undefined;
  const stretches = joined(stretchesBetween(lowest, highest, holes), unsent, isDeclared);
  const runs = stretches.map(({ first, last, hole }, index): Run => {
    const before = first === receipted.size + 1 ? receipted : positionBeforeEntry(connection, epoch, first);
    const start = hole && index > 0 ? { epoch, size: hole.to, head: hole.head } : before;
    const row = rowAt(connection, epoch, last);
    return { start, end: row ? { epoch, size: row.seq, head: row.hash } : start };
  });
  const carried = runs.reduce((sum, { start, end }) => sum + end.size - start.size, 0);
  const [start, end] = [runs[0]?.start ?? receipted, runs.at(-1)?.end ?? receipted];
  return { start, end, runs, leftOut: count - carried };
};

/**
 * The extent of every epoch in an export: the entries without a receipt, or all. Where runs lie on both sides of a hole,
 * the entry that declares it is exported too, with or without a receipt: the file has to explain itself.
 */
export const extentsOf = (connection: ReadConnection, scope: "unsent" | "all"): readonly EpochExtent[] =>
  connection.transaction(() => {
    const declared = declaredHoles(connection);
    const needed: DeclaredHole[] = [];
    return epochsOf(connection).map((epoch) => {
      const declaring = needed.filter(({ declaredAt }) => declaredAt.epoch === epoch);
      const receipted = scope === "all" ? 0 : receiptedPosition(connection, epoch).size;
      const size = Math.min(receipted, ...declaring.map(({ declaredAt }) => declaredAt.seq - 1));
      const extent = extentOf(connection, declared, { epoch, size });
      for (const {
        start: { size: to },
      } of extent.runs.slice(1)) {
        needed.push(...declared.filter(({ hole }) => hole.epoch === epoch && hole.to === to).slice(-1));
      }
      return extent;
    });
  })();

/** The centre's receipts for positions within the runs of an extent. A receipt inside a hole proves nothing about a run. */
export const receiptsWithin = (
  connection: ReadConnection,
  { runs, start, end }: EpochExtent,
): readonly SignedText[] => {
  const receipts = connection.prepare<[number, number, number], SignedText>(
    "SELECT text, signature FROM receipts WHERE epoch = ? AND size BETWEEN ? AND ? ORDER BY size",
  );
  const [first = { start, end }, ...others] = runs;
  return [
    ...receipts.all(first.start.epoch, Math.max(1, first.start.size), first.end.size),
    ...others.flatMap((run) => receipts.all(run.start.epoch, run.start.size + 1, run.end.size)),
  ];
};
