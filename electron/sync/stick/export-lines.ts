import { type ExportHeader, lineOf } from "../../../contract/audit/export-file.ts";
import type { ExportScope } from "../../../contract/ipc/it-inputs.ts";
import type { Position } from "../../../contract/ledger/chain.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { ReadConnection } from "../../../db/database.ts";
import { newestEpoch, readRun } from "../../../db/ledger/entries.ts";
import { type EpochExtent, extentsOf, type Run, receiptsWithin } from "../../../db/ledger/exports.ts";
import type { Seal } from "../../../db/ledger/seal.ts";
import { receiptedPosition } from "../../../db/receipts.ts";
import { isSealedLedger, isUnbrokenRun } from "../own-ledger.ts";
import { type CheckpointFacts, checkpointText } from "../upload-request.ts";

export interface ExportSource {
  /** Read-only. */
  readonly connection: ReadConnection;
  readonly device: DeviceId;
  readonly devicePublicKey: string;
  readonly centrePublicKey: string;
  readonly sign: (text: string) => SignedText;
  readonly seal: Seal;
  readonly facts: (position: Position) => CheckpointFacts;
}

/** Lines of the file, and the number of entries among them. */
export interface ExportPiece {
  readonly lines: readonly string[];
  readonly entries: number;
}

export interface ExportPlan {
  /** Number of entries in the file; `leftOut` counts stored entries that are not in it. */
  readonly entries: number;
  readonly leftOut: number;
  readonly pieces: Iterable<ExportPiece>;
}

/** Entries per run. Each run has its own checkpoint and is imported by itself. */
const runEntries = 1_000;

/** A run with an entry that was changed or is missing: the export stops, because the centre would refuse it. */
export class BrokenRun extends Error {
  readonly epoch: number;
  readonly seq: number;
  constructor({ epoch, size }: Position) {
    super(`epoch ${epoch} after entry ${size}`);
    this.epoch = epoch;
    this.seq = size + 1;
  }
}

/** `times` runs of at most `runEntries` entries. */
interface Part extends Run {
  readonly times: number;
}

/** One epoch's part of the file, as of the moment of the header. */
interface EpochExport {
  readonly extent: EpochExtent;
  /** Each with its checkpoints. */
  readonly parts: readonly Part[];
  readonly receipts: readonly SignedText[];
}

const sizeOf = ({ parts }: EpochExport): number =>
  parts.reduce((sum, { start, end }) => sum + end.size - start.size, 0);

/** The newest epoch gets a checkpoint even without entries, which proves that the device was running. */
const chaptersOf = (connection: ReadConnection, extents: readonly EpochExtent[]): readonly EpochExport[] => {
  const newest = newestEpoch(connection);
  return extents.map((extent) => {
    const parts = (extent.runs.length > 0 ? extent.runs : [extent]).map(({ start, end }) => {
      const times = Math.max(Math.ceil((end.size - start.size) / runEntries), end.epoch === newest ? 1 : 0);
      return { start, end, times };
    });
    return { extent, parts, receipts: receiptsWithin(connection, extent) };
  });
};

const headerOf = (source: ExportSource, chapters: readonly EpochExport[], exportedAt: string): ExportHeader => {
  const { device, devicePublicKey, centrePublicKey } = source;
  const started = chapters.flatMap(({ extent: { start } }) => (start.size > 0 ? [start] : []));
  return {
    type: "ledger-export",
    v: 1,
    device,
    devicePublicKey,
    centrePublicKey,
    exportedBy: "device",
    exportedAt,
    epochs: chapters.map(({ extent }) => extent.end),
    ...(started.length > 0 && { after: started }),
    proofs: chapters.reduce(
      (sum, { parts, receipts }) => sum + parts.reduce((times, part) => times + part.times, 0) + receipts.length,
      0,
    ),
  };
};

/** The next run of an epoch with its checkpoint. Throws `BrokenRun`. */
const runAfter = (source: ExportSource, from: Position, end: Position): ExportPiece & { readonly to: Position } => {
  const entries = Math.min(runEntries, end.size - from.size);
  const limits = { entries, bytes: Number.MAX_SAFE_INTEGER };
  const rows = entries === 0 ? [] : readRun(source.connection, from.epoch, from.size + 1, limits);
  const last = rows.at(-1);
  const isWhole = rows.length === entries && (!last || isUnbrokenRun(source, rows, from.size + 1));
  if (!isWhole) throw new BrokenRun(from);
  const to = last ? { epoch: last.epoch, size: last.seq, head: last.hash } : from;
  const checkpoint = source.sign(checkpointText(source.device, to, source.facts(to)));
  return { lines: [...rows.map(({ text }) => text), lineOf(checkpoint)], entries, to };
};

function* piecesOf(source: ExportSource, chapters: readonly EpochExport[]): Generator<ExportPiece> {
  for (const { parts, receipts } of chapters) {
    for (const { start, end, times } of parts) {
      let from = start;
      for (let run = 0; run < times; run += 1) {
        const piece = runAfter(source, from, end);
        from = piece.to;
        yield piece;
      }
    }
    yield { lines: receipts.map(lineOf), entries: 0 };
  }
}

/**
 * Whether the newest epoch lacks only entries that have a receipt. Older epochs may have lost entries; the newest has
 * not.
 */
const isWhole = (connection: ReadConnection, newest: EpochExtent | undefined): boolean =>
  !newest || (newest.leftOut === 0 && newest.start.size <= receiptedPosition(connection, newest.start.epoch).size);

/**
 * The export in pieces, the header first; undefined where the ledger is not as main sealed it. Other work may run
 * between two pieces; entries written meanwhile are not in the export.
 */
export const exportPieces = (source: ExportSource, scope: ExportScope, exportedAt: string): ExportPlan | undefined => {
  const { connection } = source;
  const extents = extentsOf(connection, scope);
  if (!isSealedLedger(source) || !isWhole(connection, extents.at(-1))) return undefined;
  const chapters = chaptersOf(connection, extents);
  const header = source.sign(JSON.stringify(headerOf(source, chapters, exportedAt)));
  const pieces = function* (): Generator<ExportPiece> {
    yield { lines: [lineOf(header)], entries: 0 };
    yield* piecesOf(source, chapters);
  };
  return {
    entries: chapters.reduce((sum, chapter) => sum + sizeOf(chapter), 0),
    leftOut: chapters.reduce((sum, { extent: { leftOut } }) => sum + leftOut, 0),
    pieces: pieces(),
  };
};
