import { signedTextOf } from "../../../contract/audit/export-file.ts";
import { readStatement } from "../../../contract/audit/statement.ts";
import type { Upload } from "../../../contract/sync/upload.ts";

/** An upload from an export, and the line of its checkpoint. */
export interface ExportedUpload {
  readonly upload: Upload;
  readonly line: number;
}

/** Entries at the end of a file without a checkpoint after them. */
export class UnsignedRun extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`the entries before line ${line} have no checkpoint`);
    this.line = line;
  }
}

/**
 * Splits a device's export into uploads: every checkpoint with the entries before it. Skips receipts, which are the
 * centre's own. Throws `UnsignedRun`.
 */
export async function* uploadsIn(lines: AsyncIterable<string>): AsyncGenerator<ExportedUpload> {
  let entryTexts: string[] = [];
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (line === 1) continue;
    const signed = signedTextOf(text);
    if (!signed) entryTexts.push(text);
    else if (readStatement(signed)?.statement.by === "checkpoint") {
      yield { upload: { checkpoint: signed, entryTexts }, line };
      entryTexts = [];
    }
  }
  if (entryTexts.length > 0) throw new UnsignedRun(line + 1);
}
