import type { KeyObject } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { contentDigestOf } from "../../contract/node/hash.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { signatureProfile } from "../../contract/sync/signature-profile.ts";
import { isRequestSignedBy } from "./verify-signature.ts";

/** The signer of a request, and their record at this centre. */
export interface Caller<Who> {
  readonly key: KeyObject;
  readonly who: Who;
}

export type FindCaller<Who> = (keyId: string) => Promise<Result<Caller<Who>>>;

/** The body as it was sent; empty for a GET. */
export const bodyOf = (request: FastifyRequest): Buffer =>
  Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);

/** The one form that a kiosk sends. */
const digestForm = /^sha-256=:[A-Za-z0-9+/]{43}=:$/;

interface SignatureInput {
  readonly keyId: string;
  readonly nonce: string;
}

const quotedFields = signatureProfile.fields.map((field) => `"${field}"`).join(" ");

/** One signature with exactly the profile's fields and parameters in their order: any other form is another profile. */
const strictForm = new RegExp(
  `^${signatureProfile.name}=\\(${quotedFields}\\);keyid="([A-Za-z0-9-]{1,64})";alg="${signatureProfile.algorithm}";nonce="([A-Za-z0-9_-]{1,64})"$`,
);

/** The signer's key id and the nonce, or undefined where the header does not match the profile. */
export const readSignatureInput = (header: string): SignatureInput | undefined => {
  const [, keyId, nonce] = strictForm.exec(header) ?? [];
  return keyId === undefined || nonce === undefined ? undefined : { keyId, nonce };
};

/**
 * Returns the signer of this request's headers; the body may arrive later. The nonce is spent last: a stranger who
 * overhears one cannot spend it; `spendNonce` says whether it was valid. Errors: signature-missing, content-digest-wrong, signature-wrong, nonce-unknown, and
 * those of `find`.
 */
export const authenticateHeaders = async <Who>(
  request: FastifyRequest,
  find: FindCaller<Who>,
  spendNonce: (nonce: string, who: Who) => Promise<boolean>,
): Promise<Result<Who>> => {
  const { signature, "signature-input": input, "content-digest": digest } = request.headers;
  if (signature === undefined || input === undefined) return failure(problem("signature-missing"));
  if (!digestForm.test(digest?.toString() ?? "")) return failure(problem("content-digest-wrong"));
  const stated = readSignatureInput(input.toString());
  if (stated === undefined) return failure(problem("signature-wrong"));
  const caller = await find(stated.keyId);
  if (!caller.ok) return caller;
  if (!(await isRequestSignedBy(caller.value.key, request))) return failure(problem("signature-wrong"));
  if (!(await spendNonce(stated.nonce, caller.value.who))) return failure(problem("nonce-unknown"));
  return success(caller.value.who);
};

/** Whether the body matches the signed digest. */
export const isBodyAsSigned = (request: FastifyRequest): boolean =>
  request.headers["content-digest"]?.toString() === contentDigestOf(bodyOf(request));
