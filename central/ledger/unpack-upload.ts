import { promisify } from "node:util";
import { brotliDecompress, gunzip } from "node:zlib";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { readUpload, type Upload, type UploadEncoding, uploadMaxUnpackedBytes } from "../../contract/sync/upload.ts";

const unpackers = { br: promisify(brotliDecompress), gzip: promisify(gunzip) } as const;

const malformed = (reason: string) => failure(problem("upload-malformed", { reason }));

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

const unpack = async (packed: Buffer, encoding: UploadEncoding): Promise<Result<Buffer>> => {
  try {
    return success(await unpackers[encoding](packed, { maxOutputLength: uploadMaxUnpackedBytes }));
  } catch (error) {
    if (isTooLarge(error)) return failure(problem("body-too-large", { maxBytes: uploadMaxUnpackedBytes }));
    return malformed(`not ${encoding}`);
  }
};

/** Replacing a wrong byte would change the hashed text, so nothing is replaced and nothing is stripped. */
const readText = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The upload in a packed body. Errors: body-too-large (a bomb stops at the limit), upload-malformed. */
export const unpackUpload = async (packed: Buffer, encoding: UploadEncoding): Promise<Result<Upload>> => {
  const unpacked = await unpack(packed, encoding);
  if (!unpacked.ok) return unpacked;
  const text = readText(unpacked.value);
  if (text === undefined) return malformed("not UTF-8");
  const upload = readUpload(text);
  return upload ? success(upload) : malformed("no checkpoint on the first line");
};
