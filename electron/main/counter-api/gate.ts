import type { IncomingMessage } from "node:http";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { isOwnHost } from "./own-host.ts";
import type { RequestBudget } from "./request-budget.ts";
import type { CounterApiSettings } from "./settings-file.ts";
import { isBearerOf } from "./token.ts";

/** Who is let in, as IT has set it. */
export type Door = Pick<CounterApiSettings, "origins" | "tokenSha256">;

/** Why a request is refused for where it comes from: CORS keeps no page from sending, and protects no WebSocket. */
const refusalOfPlace = ({ origins }: Door, { headers, socket }: IncomingMessage): Problem | undefined => {
  if (!isOwnHost(headers.host, socket.localAddress)) return problem("counter-host-refused");
  const { origin } = headers;
  return origin === undefined || origins.includes(origin) ? undefined : problem("counter-origin-refused");
};

export const isLetIn = ({ tokenSha256 }: Door, { headers }: IncomingMessage): boolean =>
  isBearerOf(tokenSha256, headers.authorization);

/** What to say to somebody without the token. */
export const refusalOfToken = ({ tokenSha256 }: Door): Problem =>
  problem(tokenSha256 === null ? "counter-token-unset" : "counter-token-wrong");

/** How a request may pass: with the token or a ticket, or because what it asks for is for everybody. */
export interface Pass {
  readonly isIn: boolean;
  readonly isForAll: boolean;
}

/**
 * What stands in a request's way before anybody looks at what it asks: how often it comes, where it comes from, and the
 * token. Whether there is such an address, or such a prompt, only those learn who have it. Who has it spends a budget of
 * its own, which nobody else can use up.
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
