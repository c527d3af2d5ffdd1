import { startVerifier, type Verification } from "../../../contract/audit/verify-export.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { nodeVerifier } from "./node-verifier.ts";
import { EndlessLine, linesOf, UnfinishedText } from "./read-lines.ts";

const whyUnreadable = (error: unknown): string | undefined => {
  if (error instanceof UnfinishedText) return "no line feed at the end";
  if (error instanceof EndlessLine) return "a line over 1 MiB";
  const isNoText = error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA";
  return isNoText ? "not UTF-8" : undefined;
};

/**
 * Verifies an export that comes in pieces, until further ones would change nothing. `told` as in `nodeVerifier`. Throws
 * only the errors of the pieces.
 */
export const verifyPieces = async (pieces: AsyncIterable<Uint8Array>, told?: string): Promise<Verification> => {
  const verifier = startVerifier(nodeVerifier(told));
  try {
    for await (const line of linesOf(pieces)) {
      verifier.take(line);
      if (verifier.isDone()) break;
    }
    return verifier.finish();
  } catch (error) {
    const reason = whyUnreadable(error);
    if (reason === undefined) throw error;
    const read = verifier.finish();
    return { ...read, faults: [problem("export-unreadable", { reason }), ...read.faults] };
  }
};
