import type { Socket } from "node:net";
import type { Fetch } from "../centre-client.ts";
import { encrypt } from "./encrypt.ts";
import type { NetworkConfig } from "./network-config.ts";
import { connectToProxy, openTunnel, type Target } from "./open-tunnel.ts";
import { checkProxyAnswer, proxyInterceptor } from "./proxy-interceptor.ts";
import { trustWith } from "./trust.ts";

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
