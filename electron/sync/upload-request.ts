import { brotliCompressSync, gzipSync, constants as zlib } from "node:zlib";
import type { Position } from "../../contract/ledger/chain.ts";
import type { Checkpoint } from "../../contract/sync/checkpoint.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import { type UploadEncoding, uploadMediaType, writeUpload } from "../../contract/sync/upload.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { CentreRequest } from "../wire/centre-client.ts";

/** The content of a checkpoint besides the position. */
export type CheckpointFacts = Pick<Checkpoint, "at" | "boot" | "mono" | "status">;

/** The checkpoint document of a position, ready to be signed. */
export const checkpointText = (device: DeviceId, position: Position, facts: CheckpointFacts): string => {
  const checkpoint: Checkpoint = { type: "checkpoint", v: 1, device, ...position, ...facts };
  return JSON.stringify(checkpoint);
};

/** Up to this size a body is compressed at the best quality, which takes a few milliseconds. */
const smallBytes = 16_384;

/** Compresses large bodies at a fast quality: the best one takes a millisecond per entry and saves an eighth. */
const brotli = (text: Buffer): Buffer =>
  brotliCompressSync(text, {
    params: {
      [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
      [zlib.BROTLI_PARAM_QUALITY]: text.byteLength <= smallBytes ? zlib.BROTLI_MAX_QUALITY : 4,
      [zlib.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
    },
  });

/** One batch as an HTTP request. Without entries it is a heartbeat, which makes silence and truncation visible. */
export const uploadRequest = (
  checkpoint: SignedText,
  entryTexts: readonly string[],
  encoding: UploadEncoding,
): CentreRequest => {
  const text = Buffer.from(writeUpload({ checkpoint, entryTexts }), "utf8");
  return {
    method: "POST",
    path: syncPaths.ledger,
    headers: { "content-type": uploadMediaType, "content-encoding": encoding },
    body: new Uint8Array(encoding === "br" ? brotli(text) : gzipSync(text)),
  };
};
