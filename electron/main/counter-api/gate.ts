import type { IncomingMessage } from "node:http";
import { hostname } from "node:os";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import type { RequestBudget } from "./request-budget.ts";
import type { CounterApiSettings } from "./settings-file.ts";
import { isBearerOf } from "./token.ts";

/** IT's settings of who may use the API. */
export type Door = Pick<CounterApiSettings, "origins" | "tokenSha256">;

/** "[::1]:7610" without its port, in lower case; undefined for an invalid host. */
const nameIn = (host: string): string | undefined =>
  /^(\[[\da-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i.exec(host)?.[1]?.toLowerCase();

const isLoopback = (address: string): boolean => address === "::1" || address.startsWith("127.");

/**
 * Whether a Host header names this device: a loopback name, the address of the connection, or the device's own name. A
 * page that points its own name at this device (DNS rebinding) sends another name.
 */
export const isOwnHost = (host: string | undefined, localAddress: string | undefined): boolean => {
  const name = nameIn(host ?? "");
  const address = (localAddress ?? "").replace(/^::ffff:/, "");
  if (name === undefined || address === "") return false;
  if (isLoopback(address) && ["localhost", "127.0.0.1", "[::1]"].includes(name)) return true;
  const own = hostname().toLowerCase();
  return [address, `[${address}]`, own, `${own}.local`].includes(name);
};

/** The problem of a request's origin. CORS does not stop a page from sending, and does not apply to WebSockets. */
const refusalOfPlace = ({ origins }: Door, { headers, socket }: IncomingMessage): Problem | undefined => {
  if (!isOwnHost(headers.host, socket.localAddress)) return problem("counter-host-refused");
  const { origin } = headers;
  return origin === undefined || origins.includes(origin) ? undefined : problem("counter-origin-refused");
};

export const isLetIn = ({ tokenSha256 }: Door, { headers }: IncomingMessage): boolean =>
  isBearerOf(tokenSha256, headers.authorization);

/** The problem for a request without a valid token. */
export const refusalOfToken = ({ tokenSha256 }: Door): Problem =>
  problem(tokenSha256 === null ? "counter-token-unset" : "counter-token-wrong");

/** Whether a request may pass: it has the token or a ticket, or it asks for a public resource. */
export interface Pass {
  readonly isIn: boolean;
  readonly isForAll: boolean;
}

/**
 * Checks a request before its target is read: its rate, its origin and its token. Only a client with the token learns
 * whether an address or a prompt exists. Requests with the token use a budget of their own, which other clients cannot
 * use up.
 */
export const refusalAtDoor = (
  { door, budget }: { readonly door: Door; readonly budget: RequestBudget },
  request: IncomingMessage,
  { isIn, isForAll }: Pass,
): Problem | undefined => {
  const waitSeconds = budget(isIn ? "token" : (request.socket.remoteAddress ?? ""));
  if (waitSeconds > 0) return problem("too-many-requests", { waitSeconds });
  return refusalOfPlace(door, request) ?? (isIn || isForAll ? undefined : refusalOfToken(door));
};
