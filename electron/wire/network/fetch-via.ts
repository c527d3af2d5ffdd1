import type { IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import type { Dispatcher } from "undici";
import { nonceHeader } from "../../../contract/sync/signature-profile.ts";
import { type Fetch, isProblemType, problemOf } from "../centre-client.ts";
import { encrypt, trustWith } from "./encrypt.ts";
import { authorityOf, type HttpProxy, type NetworkConfig } from "./network-config.ts";
import { authorizationFor, connectToProxy, openTunnel, type Target } from "./open-tunnel.ts";
import { ProxyFault, proxyRefusal } from "./proxy-fault.ts";

/** Limit for connecting to a proxy, or to a centre behind it, milliseconds. */
const patienceMs = 8_000;

interface Connecting {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
}

type Connect = (options: Connecting) => Promise<Socket>;

const targetOf = ({ protocol, hostname, port }: Connecting): Target => ({
  host: hostname.replaceAll(/^\[|\]$/g, ""),
  port: Number(port || (protocol === "https:" ? 443 : 80)),
});

/** Sends plain requests to the proxy itself; encrypted ones pass it in a tunnel. */
const connectBy = ({ proxy, certificates }: NetworkConfig): Connect => {
  const trust = trustWith(certificates);
  return async (options) => {
    if (options.protocol !== "https:" && proxy) return connectToProxy(proxy, patienceMs);
    const target = targetOf(options);
    const tunnel = proxy ? await openTunnel(proxy, target, patienceMs) : undefined;
    return encrypt({ target, trust, tunnel }, patienceMs);
  };
};

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
const checkProxyAnswer = async (proxy: HttpProxy, answer: Response): Promise<Response> => {
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
const proxyInterceptor =
  (proxy: HttpProxy) =>
  (dispatch: Dispatch): Dispatch =>
  (options, handler) => {
    const origin = new URL(String(options.origin));
    if (origin.protocol === "https:") return dispatch(options, handler);
    const headers = { ...(options.headers as Record<string, string>), host: origin.host, ...authorizationFor(proxy) };
    const path = `${origin.origin}${options.path}`;
    return dispatch({ ...options, origin: `http://${authorityOf(proxy)}`, path, headers }, watched(proxy, handler));
  };

/**
 * Loads this project's own undici: the runtime's undici is older on Electron 33 and rejects a dispatcher of a newer
 * version.
 */
const openAgent = async (config: NetworkConfig) => {
  const { Agent, fetch } = await import("undici");
  const connect = connectBy(config);
  const agent = new Agent({
    connect: (options, callback) =>
      void connect(options).then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, null),
      ),
  });
  return { fetch, dispatcher: config.proxy ? agent.compose(proxyInterceptor(config.proxy)) : agent };
};

const fetchDirect: Fetch = (url, init) => fetch(url, init);

/**
 * `fetch` over the network path that IT has set. A failure at the proxy throws a `ProxyFault`, directly or as the
 * cause.
 */
export const fetchVia = (config: NetworkConfig): Fetch => {
  const { proxy, certificates } = config;
  if (!proxy && certificates.length === 0) return fetchDirect;
  let opened: ReturnType<typeof openAgent> | undefined;
  return async (url, init) => {
    if (!proxy && url.protocol !== "https:") return fetchDirect(url, init);
    opened ??= openAgent(config);
    const { fetch, dispatcher } = await opened;
    const answer = (await fetch(url, { ...(init as object), dispatcher })) as unknown as Response;
    return proxy && url.protocol !== "https:" ? checkProxyAnswer(proxy, answer) : answer;
  };
};
