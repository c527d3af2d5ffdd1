import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { nonceHeader } from "../../../contract/sync/signature-profile.ts";
import { isProblemType, problemOf } from "../centre-client.ts";
import { authorityOf, type HttpProxy } from "./network-config.ts";
import { authorizationFor } from "./open-tunnel.ts";
import { ProxyFault, proxyRefusal } from "./proxy-fault.ts";

type Dispatch = Dispatcher["dispatch"];
type Handler = Dispatcher.DispatchHandler;

/** What a proxy says for itself where it was to hand a request on: the centre gives a nonce where it has the time. */
const mayBeRefusal = (status: number, hasNonce: boolean): boolean => [403, 502, 503, 504].includes(status) && !hasNonce;

const isRefusal = (status: number, headers: IncomingHttpHeaders): boolean =>
  status === 407 || (mayBeRefusal(status, nonceHeader in headers) && !isProblemType(headers["content-type"] ?? ""));

/** A busy centre answers without a nonce, by a problem of ours; any other is the proxy's own. Throws `ProxyFault`. */
export const checkProxyAnswer = async (proxy: HttpProxy, answer: Response): Promise<Response> => {
  const { status, headers } = answer;
  const isTheirs = !mayBeRefusal(status, headers.has(nonceHeader)) || (await problemOf(answer.clone())) !== undefined;
  if (!isTheirs) throw new ProxyFault(proxyRefusal(proxy, status));
  return answer;
};

/** Looks at an answer before `fetch` does, which keeps a 407 to itself. */
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

/** Has the proxy hand plain requests on: each names the whole address. Encrypted ones pass it by themselves. */
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
