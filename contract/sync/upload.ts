import { parseJson } from "../parse-json.ts";
import { SignedText } from "./signed-text.ts";

export const uploadMediaType = "application/x-ndjson";

/**
 * How the body may be packed, the smallest first. The centre lists the ones it accepts in the `Accept-Encoding` of
 * every answer (RFC 9110); a centre without this header is older and accepts gzip.
 */
export const uploadEncodings = ["br", "gzip"] as const;
export type UploadEncoding = (typeof uploadEncodings)[number];

/** The most that a centre unpacks from one upload, bytes. */
export const uploadMaxUnpackedBytes = 16 * 1024 * 1024;

/** The largest packed body that a centre accepts, bytes. */
export const uploadMaxPackedBytes = 4 * 1024 * 1024;

export interface Upload {
  readonly checkpoint: SignedText;
  readonly entryTexts: readonly string[];
}

/**
 * The body of an upload before it is packed, over the network or on a stick: the signed checkpoint on the first line,
 * then one entry a line, each exactly as it is stored. JSON text holds no line break, so a line is an entry and an
 * entry is a line.
 */
export const writeUpload = (upload: Upload): string =>
  [JSON.stringify(upload.checkpoint), ...upload.entryTexts].map((line) => `${line}\n`).join("");

/** undefined where the text is not an upload: no checkpoint on the first line, or no line break at the end. */
export const readUpload = (text: string): Upload | undefined => {
  if (!text.endsWith("\n")) return undefined;
  const [first, ...entryTexts] = text.slice(0, -1).split("\n");
  const checkpoint = SignedText.safeParse(parseJson(first ?? ""));
  return checkpoint.success ? { checkpoint: checkpoint.data, entryTexts } : undefined;
};
