import type { KeyObject } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { createVerifier, httpbis } from "http-message-signatures";
import { signatureProfile } from "../../contract/sync/signature-profile.ts";

/** Only headers that the signature covers are passed on, and only those that occur once. */
const messageOf = (request: FastifyRequest): SignedMessage => {
  const { "content-digest": digest, signature, "signature-input": input } = request.headers;
  return {
    method: request.method,
    url: new URL(request.raw.url ?? "/", "http://centre"),
    headers: {
      "content-digest": String(digest ?? ""),
      signature: String(signature ?? ""),
      "signature-input": String(input ?? ""),
    },
  };
};

export interface SignedMessage {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** Whether `key` signed a message after RFC 9421, over at least these fields and with these parameters. */
export const isMessageSignedBy = async (
  key: KeyObject,
  { method, url, headers }: SignedMessage,
  fields: readonly string[],
  params: readonly string[],
): Promise<boolean> => {
  const { algorithm } = signatureProfile;
  const verifyingKey = { algs: [algorithm], verify: createVerifier(key, algorithm) };
  try {
    const verified = await httpbis.verifyMessage(
      { keyLookup: async () => verifyingKey, requiredFields: [...fields], requiredParams: [...params], all: true },
      { method, url, headers: { ...headers } },
    );
    return verified === true;
  } catch {
    // The library throws both for headers it cannot read and for signatures of the wrong length.
    return false;
  }
};

/** Whether the request was signed by `key` after RFC 9421 and the contract's profile. Ignores the device's clock. */
export const isRequestSignedBy = (key: KeyObject, request: FastifyRequest): Promise<boolean> =>
  isMessageSignedBy(key, messageOf(request), signatureProfile.fields, signatureProfile.params);
