import { sign } from "node:crypto";
import { httpbis } from "http-message-signatures";
import { contentDigestOf } from "../../../contract/node/hash.ts";
import { nonceHeader, signatureProfile, syncPaths } from "../../../contract/sync/signature-profile.ts";
import type { DeviceKeys } from "./device-keys.ts";

export interface SignedRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
  readonly keyId: string;
  readonly keys: DeviceKeys;
  /** A new one is fetched by default. */
  readonly nonce?: string;
  /** Fields to sign in place of the profile's. */
  readonly fields?: readonly string[];
  readonly params?: readonly string[];
  /** Aborts the request before its answer. */
  readonly signal?: AbortSignal;
  /** Changes the headers after signing, for requests that are invalid on purpose. */
  readonly tamper?: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}

export const fetchNonce = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}${syncPaths.nonces}`, { method: "POST" });
  return answer.headers.get(nonceHeader) ?? "";
};

/** The headers of a request signed by the profile, as a kiosk makes them. */
export const signHeaders = async (url: string, request: SignedRequest): Promise<Record<string, string>> => {
  const { method, path, headers, body = "", keyId, keys, fields, params } = request;
  const nonce = request.nonce ?? (await fetchNonce(url));
  const signed = await httpbis.signMessage(
    {
      name: signatureProfile.name,
      fields: [...(fields ?? signatureProfile.fields)],
      params: [...(params ?? signatureProfile.params)],
      paramValues: { keyid: keyId, alg: signatureProfile.algorithm, nonce },
      key: { alg: signatureProfile.algorithm, sign: async (base) => sign(null, base, keys.privateKey) },
    },
    { method, url: new URL(path, url), headers: { ...headers, "content-digest": contentDigestOf(body) } },
  );
  return Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name, String(value)]));
};

/** Sends a signed request and returns its answer, whatever the status. */
export const sendSigned = async (url: string, request: SignedRequest): Promise<Response> => {
  const signed = await signHeaders(url, request);
  return fetch(new URL(request.path, url), {
    method: request.method,
    headers: request.tamper?.(signed) ?? signed,
    body: request.body ?? null,
    signal: request.signal ?? null,
  });
};
