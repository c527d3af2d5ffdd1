import { type KeyObject, sign } from "node:crypto";
import { httpbis } from "http-message-signatures";
import { contentDigestOf } from "../../contract/node/hash.ts";
import { parseJson } from "../../contract/parse-json.ts";
import { crossesHttp, HttpProblem } from "../../contract/problems/http-problem.ts";
import { type Problem, type ProblemFacts, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { nonceHeader, signatureProfile, syncPaths } from "../../contract/sync/signature-profile.ts";
import { type UploadEncoding, uploadEncodings } from "../../contract/sync/upload.ts";
import { proxyFaultIn } from "./network/proxy-fault.ts";
import { shownText } from "./shown-text.ts";

export interface CentreOptions {
  readonly url: string;
  readonly keyId: string;
  readonly privateKey: KeyObject;
  /** Limit for a complete answer, milliseconds. */
  readonly timeoutMs: number;
  /** Sends the requests; the global `fetch` by default. */
  readonly fetch?: Fetch;
}

/** One HTTP exchange, with the signature of `fetch`. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

export interface CentreRequest {
  readonly method: "GET" | "POST";
  /** With its query, from the root of the centre. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

export interface CentreResponse {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfterMs: number | undefined;
  readonly bytes: Buffer;
}

/** The most bytes read of an answer: a server that pretends to be the centre must not fill the memory. */
const answerMaxBytes = 32 * 1024 * 1024;

/** Sends signed requests one after the other, each with a nonce that the centre issued. */
export interface Centre {
  /**
   * Any HTTP status is an answer. Problems: `centre-unreachable`, or one of the proxy's, where no complete answer came
   * in time.
   */
  readonly send: (request: CentreRequest) => Promise<Result<CentreResponse>>;
  /** The compression for the next upload, from the last answer's `Accept-Encoding`. */
  readonly uploadEncoding: () => UploadEncoding;
}

export const centreAt = (options: CentreOptions): Centre => {
  const { fetch = globalThis.fetch } = options;
  let nonce: string | undefined;
  let accepted = "";

  const exchange = async (request: CentreRequest, headers: Record<string, string>): Promise<CentreResponse> => {
    const { method, path, body } = request;
    const response = await fetch(new URL(path, options.url), {
      method,
      headers,
      body: body ?? null,
      redirect: "manual",
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    nonce = response.headers.get(nonceHeader) ?? undefined;
    accepted = response.headers.get("accept-encoding") ?? "";
    return answerOf(response);
  };
  /**
   * Fetches a nonce first where there is none. A server that gives no nonce gets no other request: its answer is
   * returned as the answer.
   */
  const sendOnce = async (request: CentreRequest): Promise<CentreResponse> => {
    const asked = nonce === undefined ? await exchange({ method: "POST", path: syncPaths.nonces }, {}) : undefined;
    const spent: string | undefined = nonce;
    nonce = undefined;
    if (asked && spent === undefined) return asked;
    return exchange(request, await signedHeaders(options, request, spent ?? ""));
  };
  return {
    uploadEncoding: () => uploadEncodings.find((encoding) => accepted.split(/[\s,]+/).includes(encoding)) ?? "gzip",
    send: async (request) => {
      try {
        const answer = await sendOnce(request);
        const isStale = problemIn(answer)?.code === "nonce-unknown" && nonce !== undefined;
        return success(isStale ? await sendOnce(request) : answer);
      } catch (error) {
        return failure(proxyFaultIn(error) ?? problem("centre-unreachable", { reason: networkReason(error) }));
      }
    },
  };
};

const answerOf = async (response: Response): Promise<CentreResponse> => ({
  status: response.status,
  contentType: shownText(response.headers.get("content-type") ?? "", 100),
  retryAfterMs: retryAfterOf(response.headers.get("retry-after")),
  bytes: await readBounded(response),
});

export const isProblemType = (contentType: string): boolean => contentType.startsWith("application/problem+json");

const mostFacts = 20;

/** Made safe to show and to log, because the answer is not signed. */
const shownFacts = (facts: ProblemFacts): ProblemFacts =>
  Object.fromEntries(
    Object.entries(facts)
      .slice(0, mostFacts)
      .map(([name, fact]) => [shownText(name), typeof fact === "string" ? shownText(fact, 300) : fact]),
  );

/**
 * The problem in the centre's answer; undefined for any other body, and for codes that no centre sends: a code of the
 * device's own problems is not accepted from outside.
 */
export const problemIn = ({ contentType, bytes }: CentreResponse): Problem | undefined => {
  if (!isProblemType(contentType)) return undefined;
  const found = HttpProblem.safeParse(parseJson(bytes.toString("utf8")));
  if (!found.success || !crossesHttp(found.data.code)) return undefined;
  const { code, facts } = found.data;
  return problem(code, facts && shownFacts(facts));
};

/** The problem in a response whose body is unread. Reads the body only if its type says that it is a problem. */
export const problemOf = async (response: Response): Promise<Problem | undefined> =>
  isProblemType(response.headers.get("content-type") ?? "") ? problemIn(await answerOf(response)) : undefined;

const signedHeaders = async (
  { keyId, privateKey, url }: CentreOptions,
  { method, path, headers, body }: CentreRequest,
  nonce: string,
): Promise<Record<string, string>> => {
  const digest = contentDigestOf(body ?? "");
  const message = { method, url: new URL(path, url), headers: { ...headers, "content-digest": digest } };
  const signed = await httpbis.signMessage(
    {
      name: signatureProfile.name,
      fields: [...signatureProfile.fields],
      params: [...signatureProfile.params],
      paramValues: { keyid: keyId, alg: signatureProfile.algorithm, nonce },
      key: { id: keyId, alg: signatureProfile.algorithm, sign: async (base) => sign(null, base, privateKey) },
    },
    message,
  );
  return signed.headers as Record<string, string>;
};

const readBounded = async (response: Response): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > answerMaxBytes) throw new Error("answer-too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Seconds, limited to an hour. A date is ignored, because wall clocks are not trusted. */
const retryAfterOf = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header) ? Math.min(Number(header), 3_600) * 1_000 : undefined;

/** The reason for a missing answer in one word: the system's error code where there is one. */
export const networkReason = (error: unknown): string => {
  if (!(error instanceof Error)) return "unknown";
  const cause = error.cause instanceof Error && "code" in error.cause ? error.cause.code : undefined;
  return shownText(String(cause ?? (error.name === "TimeoutError" ? "timeout" : error.message)), 120);
};
