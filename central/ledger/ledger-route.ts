import { promisify } from "node:util";
import { brotliDecompress, brotliDecompressSync, gunzip, gunzipSync } from "node:zlib";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import {
  readUpload,
  type Upload,
  type UploadEncoding,
  uploadEncodings,
  uploadMaxPackedBytes,
  uploadMaxUnpackedBytes,
  uploadMediaType,
} from "../../contract/sync/upload.ts";
import { deviceOf } from "../http/admit-devices.ts";
import { bodyOf } from "../http/authenticate.ts";
import { sendProblem } from "../http/send-problem.ts";
import { checkUpload } from "./check-upload.ts";
import { ingestQueue } from "./ingest-queue.ts";
import type { Ingesting } from "./ingest-uploads.ts";

/** undefined where it is no upload, or has an unknown encoding. */
const encodingOf = ({ headers }: FastifyRequest): UploadEncoding | undefined => {
  if (headers["content-type"]?.split(";")[0]?.trim().toLowerCase() !== uploadMediaType) return undefined;
  const stated = headers["content-encoding"]?.trim().toLowerCase();
  return uploadEncodings.find((encoding) => encoding === stated);
};

const expected = `${uploadMediaType} (${uploadEncodings.join(", ")})`;

const unpackers = { br: promisify(brotliDecompress), gzip: promisify(gunzip) } as const;
const unpackersAtOnce = { br: brotliDecompressSync, gzip: gunzipSync } as const;
/** The upload of a visit or a heartbeat, bytes: unpacked in less time than handing it to another thread takes. */
const small = { packed: 4 * 1_024, unpacked: 32 * 1_024 } as const;

const malformed = (reason: string) => failure(problem("upload-malformed", { reason }));

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

/** undefined where the upload is not small, or is damaged. */
const unpackAtOnce = (packed: Buffer, encoding: UploadEncoding): Buffer | undefined => {
  if (packed.length > small.packed) return undefined;
  try {
    return unpackersAtOnce[encoding](packed, { maxOutputLength: small.unpacked });
  } catch {
    return undefined;
  }
};

const unpack = async (packed: Buffer, encoding: UploadEncoding): Promise<Result<Buffer>> => {
  const unpacked = unpackAtOnce(packed, encoding);
  if (unpacked) return success(unpacked);
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
const unpackUpload = async (packed: Buffer, encoding: UploadEncoding): Promise<Result<Upload>> => {
  const unpacked = await unpack(packed, encoding);
  if (!unpacked.ok) return unpacked;
  const text = readText(unpacked.value);
  if (text === undefined) return malformed("not UTF-8");
  const upload = readUpload(text);
  return upload ? success(upload) : malformed("no checkpoint on the first line");
};

type Ingest = ReturnType<typeof ingestQueue>;

const receive = async (ingest: Ingest, request: FastifyRequest): Promise<Result<SignedText>> => {
  const encoding = encodingOf(request);
  if (encoding === undefined) return failure(problem("media-type-unsupported", { expected }));
  const upload = await unpackUpload(bodyOf(request), encoding);
  if (!upload.ok) return upload;
  const checked = checkUpload(upload.value, deviceOf(request));
  if (!checked.ok) return checked;
  return ingest(checked.value);
};

/** `POST /v1/ledger`: takes a checkpoint and the entries up to it, and answers with a signed receipt. */
export const addLedgerRoute = (scope: FastifyInstance, centre: Ingesting): void => {
  const ingest = ingestQueue(centre);
  scope.post(syncPaths.ledger, { bodyLimit: uploadMaxPackedBytes }, async (request, reply) => {
    const receipt = await receive(ingest, request);
    return receipt.ok ? reply.send(receipt.value) : sendProblem(reply, receipt.problem);
  });
};
