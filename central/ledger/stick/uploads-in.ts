import { signedTextOf } from "../../../contract/audit/export-file.ts";
import { readStatement } from "../../../contract/audit/statement.ts";
import type { Upload } from "../../../contract/sync/upload.ts";

/** An upload out of an export, and the line of its checkpoint. */
export interface CarriedUpload {
  readonly upload: Upload;
  readonly line: number;
}

/** Entries at the end of a file that no checkpoint follows. */
export class UnsignedRun extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`the entries before line ${line} have no checkpoint`);
    this.line = line;
  }
}

/**
 * A device's export as the uploads that it is made of: every checkpoint with the entries before it. Receipts are the
 * centre's own and are passed over. Throws `UnsignedRun`.
 */
export async function* uploadsIn(lines: AsyncIterable<string>): AsyncGenerator<CarriedUpload> {
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
