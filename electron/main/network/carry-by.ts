import type { Socket } from "node:net";
import type { Dispatcher } from "undici";
import { nonceHeader } from "../../../contract/sync/signature-profile.ts";
import type { Carry } from "../sync/centre-client.ts";
import { authorityOf, type CentreWay, type HttpProxy } from "./centre-way.ts";
import { encrypt } from "./encrypt.ts";
import { authorizationFor, connectToProxy, openTunnel, type Target } from "./open-tunnel.ts";
import { ProxyFault, proxyRefusal } from "./proxy-fault.ts";
import { trustWith } from "./trust.ts";

/** So long a proxy, or a centre behind it, may take until a connection stands, milliseconds. */
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

/** Plain requests are handed to the proxy; encrypted ones pass it unread. */
const connectBy = ({ proxy, certificates }: CentreWay): Connect => {
  const trust = trustWith(certificates);
  return async (options) => {
    if (options.protocol !== "https:" && proxy) return connectToProxy(proxy, patienceMs);
    const target = targetOf(options);
    const tunnel = proxy ? await openTunnel(proxy, target, patienceMs) : undefined;
    return encrypt({ target, trust, tunnel }, patienceMs);
  };
};

/** A plain request names the whole address, so that the proxy knows where it goes. */
const handedTo =
  (proxy: HttpProxy) =>
  (dispatch: Dispatcher["dispatch"]): Dispatcher["dispatch"] =>
  (options, handler) => {
    const origin = new URL(String(options.origin));
    if (origin.protocol === "https:") return dispatch(options, handler);
    const headers = { ...(options.headers as Record<string, string>), host: origin.host, ...authorizationFor(proxy) };
    const path = `${origin.origin}${options.path}`;
    return dispatch({ ...options, origin: `http://${authorityOf(proxy)}`, path, headers }, handler);
  };

/** What a proxy says for itself where it was to hand a plain request on. The centre gives a nonce with every answer. */
const isRefusal = ({ status, headers }: Response): boolean =>
  status === 407 || ([403, 502, 503, 504].includes(status) && !headers.has(nonceHeader));

/** An undici of our own: that of the runtime is an older one on Electron 33, and takes no dispatcher of a newer. */
const openAgent = async (way: CentreWay) => {
  const { Agent, fetch } = await import("undici");
  const connect = connectBy(way);
  const agent = new Agent({
    connect: (options, callback) =>
      void connect(options).then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, null),
      ),
  });
  return { fetch, dispatcher: way.proxy ? agent.compose(handedTo(way.proxy)) : agent };
};

const carryStraight: Carry = (url, init) => fetch(url, init);

/** `fetch`, the way that IT has set. What fails at the proxy fails by a `ProxyFault`, as itself or as the cause. */
export const carryBy = (way: CentreWay): Carry => {
  const { proxy, certificates } = way;
  if (!proxy && certificates.length === 0) return carryStraight;
  let opened: ReturnType<typeof openAgent> | undefined;
  return async (url, init) => {
    if (!proxy && url.protocol !== "https:") return carryStraight(url, init);
    opened ??= openAgent(way);
    const { fetch, dispatcher } = await opened;
    const answer = (await fetch(url, { ...(init as object), dispatcher })) as unknown as Response;
    if (!proxy || url.protocol === "https:" || !isRefusal(answer)) return answer;
    await answer.body?.cancel();
    throw new ProxyFault(proxyRefusal(proxy, answer.status));
  };
};
