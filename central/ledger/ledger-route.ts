import type { FastifyInstance, FastifyRequest } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result } from "../../contract/result.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import {
  type UploadEncoding,
  uploadEncodings,
  uploadMaxPackedBytes,
  uploadMediaType,
} from "../../contract/sync/upload.ts";
import { deviceOf } from "../http/admit-devices.ts";
import { bodyOf } from "../http/authenticate.ts";
import { sendProblem } from "../http/send-problem.ts";
import { checkUpload } from "./check-upload.ts";
import { type Ingesting, ingestUpload } from "./ingest-upload.ts";
import { unpackUpload } from "./unpack-upload.ts";

/** undefined where it is no upload, or has an unknown encoding. */
const encodingOf = ({ headers }: FastifyRequest): UploadEncoding | undefined => {
  if (headers["content-type"]?.split(";")[0]?.trim().toLowerCase() !== uploadMediaType) return undefined;
  const stated = headers["content-encoding"]?.trim().toLowerCase();
  return uploadEncodings.find((encoding) => encoding === stated);
};

const expected = `${uploadMediaType} (${uploadEncodings.join(", ")})`;

const receive = async (centre: Ingesting, request: FastifyRequest): Promise<Result<SignedText>> => {
  const encoding = encodingOf(request);
  if (encoding === undefined) return failure(problem("media-type-unsupported", { expected }));
  const upload = await unpackUpload(bodyOf(request), encoding);
  if (!upload.ok) return upload;
  const checked = checkUpload(upload.value, deviceOf(request));
  if (!checked.ok) return checked;
  return ingestUpload(centre, checked.value);
};

/** `POST /v1/ledger`: takes a checkpoint and the entries up to it, and answers with a signed receipt. */
export const addLedgerRoute = (scope: FastifyInstance, centre: Ingesting): void => {
  scope.post(syncPaths.ledger, { bodyLimit: uploadMaxPackedBytes }, async (request, reply) => {
    const receipt = await receive(centre, request);
    return receipt.ok ? reply.send(receipt.value) : sendProblem(reply, receipt.problem);
  });
};
