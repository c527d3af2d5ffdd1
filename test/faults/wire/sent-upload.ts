import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Position } from "../../../contract/ledger/chain.ts";
import { parseJson } from "../../../contract/parse-json.ts";
import { Checkpoint } from "../../../contract/sync/checkpoint.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { readSignedDocument } from "../../../contract/sync/signed-text.ts";
import { readUpload } from "../../../contract/sync/upload.ts";

/** The claims of an upload on the line. */
export interface SentUpload {
  readonly position: Position;
  /** Its first entry; undefined for a heartbeat. */
  readonly firstSeq: number | undefined;
  readonly device: string;
}

/** undefined for every other request. */
export const uploadIn = (url: URL, { body, headers }: RequestInit): SentUpload | undefined => {
  if (url.pathname !== syncPaths.ledger || !(body instanceof Uint8Array)) return undefined;
  const unpack = new Headers(headers).get("content-encoding") === "br" ? brotliDecompressSync : gunzipSync;
  const upload = readUpload(unpack(body).toString("utf8"));
  const checkpoint = upload && readSignedDocument(Checkpoint, upload.checkpoint.text).data;
  if (!upload || !checkpoint) throw new Error("the kiosk sent what is no upload");
  const first = parseJson(upload.entryTexts[0] ?? "") as { readonly seq: number } | undefined;
  const { epoch, size, head, device } = checkpoint;
  return { position: { epoch, size, head }, firstSeq: first?.seq, device };
};
