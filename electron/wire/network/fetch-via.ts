import type { Socket } from "node:net";
import type { Fetch } from "../centre-client.ts";
import { encrypt } from "./encrypt.ts";
import type { NetworkConfig } from "./network-config.ts";
import { connectToProxy, openTunnel, type Target } from "./open-tunnel.ts";
import { checkProxyAnswer, proxyInterceptor } from "./proxy-interceptor.ts";
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
const connectBy = ({ proxy, certificates }: NetworkConfig): Connect => {
  const trust = trustWith(certificates);
  return async (options) => {
    if (options.protocol !== "https:" && proxy) return connectToProxy(proxy, patienceMs);
    const target = targetOf(options);
    const tunnel = proxy ? await openTunnel(proxy, target, patienceMs) : undefined;
    return encrypt({ target, trust, tunnel }, patienceMs);
  };
};

/** An undici of our own: that of the runtime is an older one on Electron 33, and takes no dispatcher of a newer. */
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

/** `fetch`, the way that IT has set. What fails at the proxy fails by a `ProxyFault`, as itself or as the cause. */
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
