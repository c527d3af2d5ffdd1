import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result } from "../../contract/result.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { CheckedUpload } from "./check-upload.ts";
import { type Ingesting, ingestUploads } from "./ingest-uploads.ts";
import type { UploadChannel } from "./judge-uploads.ts";

/**
 * Stores a checked upload in a `tx` of its own and returns the signed receipt. Errors: ledger-gap, ledger-fork,
 * device-revoked.
 */
export const ingestUpload = async (
  centre: Ingesting,
  upload: CheckedUpload,
  channel: UploadChannel = "wire",
): Promise<Result<SignedText>> => {
  const outcomes = await ingestUploads(centre, [upload], { channel, skipLocked: false });
  return outcomes.get(upload.checkpoint.device) ?? failure(problem("device-revoked"));
};
