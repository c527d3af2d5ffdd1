import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";

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

/** The sender has gone: no client is left for an answer. */
const isOfSender = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "ECONNRESET" || error.code === "ERR_STREAM_PREMATURE_CLOSE");

/** The fault of the incoming body; undefined once all of it is in the file. */
const receive = async (body: Readable, mostMib: number, file: string): Promise<Problem | undefined> => {
  try {
    await pipeline(body, limited(mostMib * bytesOfMib), createWriteStream(file, { mode: 0o600 }));
    return undefined;
  } catch (error) {
    if (error instanceof TooLarge) return problem("export-too-large", { most: mostMib });
    if (isOfSender(error)) return problem("request-invalid", { field: "body" });
    throw error;
  }
};

/**
 * Writes the incoming body to a file of its own, piece by piece, passes the file to `use`, and always removes it.
 * Errors: export-too-large, and request-invalid where the sender hangs up. Throws the errors of `use`, and where the
 * file cannot be written.
 */
export const withReceivedFile = async <Value>(
  body: Readable,
  mostMib: number,
  use: (file: string) => Promise<Result<Value>>,
): Promise<Result<Value>> => {
  const folder = await mkdtemp(join(tmpdir(), "counterstar-import-"));
  try {
    const file = join(folder, "export");
    const wrong = await receive(body, mostMib, file);
    return wrong ? failure(wrong) : await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
