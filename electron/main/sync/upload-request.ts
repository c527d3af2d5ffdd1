import { gzipSync } from "node:zlib";
import type { Position } from "../../../contract/ledger/chain.ts";
import type { Checkpoint } from "../../../contract/sync/checkpoint.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import { uploadMediaType, writeUpload } from "../../../contract/sync/upload.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { CentreRequest } from "./centre-client.ts";

/** What a checkpoint says besides the position. */
export type CheckpointFacts = Pick<Checkpoint, "at" | "boot" | "mono" | "status">;

/** The checkpoint document of a position, ready to be signed. */
export const checkpointText = (device: DeviceId, position: Position, facts: CheckpointFacts): string => {
  const checkpoint: Checkpoint = { type: "checkpoint", v: 1, device, ...position, ...facts };
  return JSON.stringify(checkpoint);
};

/** One batch on the wire. Without entries it is a heartbeat: silence and truncation become visible. */
export const uploadRequest = (checkpoint: SignedText, entryTexts: readonly string[]): CentreRequest => ({
  method: "POST",
  path: syncPaths.ledger,
  headers: { "content-type": uploadMediaType, "content-encoding": "gzip" },
  body: new Uint8Array(gzipSync(writeUpload({ checkpoint, entryTexts }))),
});
