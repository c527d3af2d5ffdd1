import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { nonceHeader } from "../../../contract/sync/signature-profile.ts";
import { isProblemType, problemOf } from "../centre-client.ts";
import { authorityOf, type HttpProxy } from "./network-config.ts";
import { authorizationFor } from "./open-tunnel.ts";
import { ProxyFault, proxyRefusal } from "./proxy-fault.ts";

type Dispatch = Dispatcher["dispatch"];
type Handler = Dispatcher.DispatchHandler;

/** Statuses that may come from the proxy instead of the centre, which gives a nonce unless it is too busy. */
const mayBeRefusal = (status: number, hasNonce: boolean): boolean => [403, 502, 503, 504].includes(status) && !hasNonce;

const isRefusal = (status: number, headers: IncomingHttpHeaders): boolean =>
  status === 407 || (mayBeRefusal(status, nonceHeader in headers) && !isProblemType(headers["content-type"] ?? ""));

/**
 * Accepts an answer of the centre. A busy centre answers without a nonce, but with a problem of ours; any other such
 * answer is the proxy's own. Throws `ProxyFault`.
 */
export const checkProxyAnswer = async (proxy: HttpProxy, answer: Response): Promise<Response> => {
  const { status, headers } = answer;
  const isTheirs = !mayBeRefusal(status, headers.has(nonceHeader)) || (await problemOf(answer.clone())) !== undefined;
  if (!isTheirs) throw new ProxyFault(proxyRefusal(proxy, status));
  return answer;
};

/** Checks an answer before `fetch` does, because `fetch` hides a 407. */
const watched = (proxy: HttpProxy, handler: Handler): Handler => ({
  onRequestStart: (...start) => handler.onRequestStart?.(...start),
  onResponseStart: (controller, status, headers, text) => {
    if (isRefusal(status, headers)) throw new ProxyFault(proxyRefusal(proxy, status));
    handler.onResponseStart?.(controller, status, headers, text);
  },
  onResponseData: (...data) => handler.onResponseData?.(...data),
  onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
  onResponseError: (...error) => handler.onResponseError?.(...error),
});

/** Sends plain requests to the proxy, each with its complete address. Encrypted ones use a tunnel and pass unchanged. */
export const proxyInterceptor =
  (proxy: HttpProxy) =>
  (dispatch: Dispatch): Dispatch =>
  (options, handler) => {
    const origin = new URL(String(options.origin));
    if (origin.protocol === "https:") return dispatch(options, handler);
    const headers = { ...(options.headers as Record<string, string>), host: origin.host, ...authorizationFor(proxy) };
    const path = `${origin.origin}${options.path}`;
    return dispatch({ ...options, origin: `http://${authorityOf(proxy)}`, path, headers }, watched(proxy, handler));
  };
