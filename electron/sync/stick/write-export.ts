import type { FileHandle } from "node:fs/promises";
import type { ExportScope } from "../../../contract/ipc/it-inputs.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { isDamage, reasonOf } from "../../../db/failure-reason.ts";
import { writeToStick } from "../../wire/write-to-stick.ts";
import { BrokenRun, type ExportPiece, type ExportSource, exportPieces } from "./export-lines.ts";

export interface ExportOrder {
  readonly folder: string;
  readonly scope: ExportScope;
  /** Wall clock with offset: written in the header and in the file name. */
  readonly at: string;
  /** "A-3": identifies the window, for a person with files of several windows. */
  readonly windowNumber: string;
}

export interface Exported {
  readonly fileName: string;
  readonly entries: number;
  /** Stored entries that do not connect to the exported ones. */
  readonly leftOut: number;
}

/** "counterstar-window-3-20261127-122405-0f8b1c9e.ndjson": sorts by window, then by time; valid on every file system. */
const fileNameOf = ({ at, windowNumber }: ExportOrder, device: string): string => {
  const [day = "", time = ""] = at.slice(0, 19).replaceAll(/[-:]/g, "").split("T");
  const window = windowNumber.replaceAll(/[^A-Za-z0-9-]/g, "");
  return `counterstar-window-${window}-${day}-${time}-${device.slice(0, 8)}.ndjson`;
};

const writePieces = async (
  file: FileHandle,
  pieces: Iterable<ExportPiece>,
  progress: (written: number) => void,
): Promise<void> => {
  let written = 0;
  for (const { lines, entries } of pieces) {
    await file.writeFile(lines.map((line) => `${line}\n`).join(""));
    written += entries;
    progress(written);
  }
};

const problemOf = (error: unknown) =>
  error instanceof BrokenRun
    ? problem("export-ledger-broken", { epoch: error.epoch, seq: error.seq })
    : problem("stick-unwritable", { reason: reasonOf(error) });

/**
 * Writes a complete export to a stick, or none. Throws where SQLite finds its own file damaged. Problems:
 * `ledger-unsealed`, `export-ledger-broken`, `stick-unwritable`.
 */
export const writeExport = async (
  source: ExportSource,
  order: ExportOrder,
  progress: (written: number, total: number) => void,
): Promise<Result<Exported>> => {
  const found = exportPieces(source, order.scope, order.at);
  if (!found) return failure(problem("ledger-unsealed"));
  const fileName = fileNameOf(order, source.device);
  try {
    await writeToStick(order.folder, fileName, (file) =>
      writePieces(file, found.pieces, (written) => progress(written, found.entries)),
    );
    return success({ fileName, entries: found.entries, leftOut: found.leftOut });
  } catch (error) {
    if (isDamage(error)) throw error;
    return failure(problemOf(error));
  }
};
