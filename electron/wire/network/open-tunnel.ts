import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect as connectPlain, type Socket } from "node:net";
import { authorityOf, type HttpProxy } from "./network-config.ts";
import { ProxyFault, proxyRefusal, proxyUnreached } from "./proxy-fault.ts";

export interface Target {
  /** IPv6 without its brackets. */
  readonly host: string;
  readonly port: number;
}

/** The header that authenticates this device at the proxy; empty where no user is set. */
export const authorizationFor = ({ user, password }: HttpProxy): Readonly<Record<string, string>> => {
  if (user === null) return {};
  const credentials = Buffer.from(`${user}:${password ?? ""}`, "utf8").toString("base64");
  return { "proxy-authorization": `Basic ${credentials}` };
};

/** Connects to the proxy itself. Throws `ProxyFault`. */
export const connectToProxy = async (proxy: HttpProxy, timeoutMs: number): Promise<Socket> => {
  const socket = connectPlain({ host: proxy.host, port: proxy.port });
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(timeoutMs) });
    return socket;
  } catch (error) {
    socket.on("error", () => undefined);
    socket.destroy();
    throw new ProxyFault(proxyUnreached(proxy, error));
  }
};

/** Opens a tunnel through the proxy by CONNECT. Throws `ProxyFault`. */
export const openTunnel = async (proxy: HttpProxy, target: Target, timeoutMs: number): Promise<Socket> => {
  const path = authorityOf(target);
  const headers = { host: path, ...authorizationFor(proxy) };
  const asked = request({ host: proxy.host, port: proxy.port, method: "CONNECT", path, headers, agent: false });
  asked.end();
  const heard = once(asked, "connect", { signal: AbortSignal.timeout(timeoutMs) });
  const [answer, socket] = await (heard as Promise<[IncomingMessage, Socket]>).catch((error: unknown) => {
    asked.on("error", () => undefined);
    asked.destroy();
    throw new ProxyFault(proxyUnreached(proxy, error));
  });
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) return socket;
  socket.destroy();
  throw new ProxyFault(proxyRefusal(proxy, status));
};
