import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result } from "../../contract/result.ts";

const bytesOfMib = 1_024 * 1_024;

class TooLarge extends Error {}

const limited = (mostBytes: number): Transform => {
  let taken = 0;
  return new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      taken += piece.length;
      if (taken > mostBytes) done(new TooLarge());
      else done(null, piece);
    },
  });
};

/**
 * Writes what comes in to a file of its own, piece by piece, hands the file to `use`, and removes it, whatever happens.
 * Error: export-too-large. Throws what `use` throws, and where the sender hangs up.
 */
export const withReceivedFile = async <Value>(
  body: Readable,
  mostMib: number,
  use: (file: string) => Promise<Result<Value>>,
): Promise<Result<Value>> => {
  const folder = await mkdtemp(join(tmpdir(), "counterstar-import-"));
  try {
    const file = join(folder, "export");
    await pipeline(body, limited(mostMib * bytesOfMib), createWriteStream(file, { mode: 0o600 }));
    return await use(file);
  } catch (error) {
    if (error instanceof TooLarge) return failure(problem("export-too-large", { most: mostMib }));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
