import { startVerifier, type Verification } from "../../contract/audit/verify-export.ts";
import { problem } from "../../contract/problems/problem.ts";
import { readLines, UnfinishedText } from "./read-lines.ts";
import { verificationMeans } from "./verification-means.ts";

const whyUnreadable = (error: unknown): string | undefined => {
  if (error instanceof UnfinishedText) return "no line feed at the end";
  return error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA"
    ? "not UTF-8"
    : undefined;
};

/** Verifies an export file. `told` as in `verificationMeans`. Throws only where the file cannot be opened or read. */
export const verifyFile = async (file: string, told?: string): Promise<Verification> => {
  const verifier = startVerifier(verificationMeans(told));
  try {
    for await (const line of readLines(file)) verifier.take(line);
    return verifier.finish();
  } catch (error) {
    const reason = whyUnreadable(error);
    if (reason === undefined) throw error;
    const read = verifier.finish();
    return { ...read, faults: [problem("export-unreadable", { reason }), ...read.faults] };
  }
};
