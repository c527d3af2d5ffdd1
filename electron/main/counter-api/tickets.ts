import type { EventsTicket } from "../../../contract/counter/counter-api.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { newToken } from "./token.ts";

const goodForSeconds = 30;
const mostWaiting = 100;

/** Single-use tickets, valid for some seconds, for one WebSocket each. */
export interface Tickets {
  readonly issue: () => EventsTicket;
  /** Whether the ticket was valid; it is invalid afterwards. */
  readonly spend: (ticket: string) => boolean;
}

export const ticketsOn = (monoMs: () => number): Tickets => {
  /** The end of each ticket by its hash, oldest first. */
  const endings = new Map<string, number>();
  return {
    issue: () => {
      const [oldest] = endings.keys();
      if (oldest !== undefined && endings.size >= mostWaiting) endings.delete(oldest);
      const ticket = newToken();
      endings.set(sha256Hex(ticket), monoMs() + goodForSeconds * 1_000);
      return { ticket, expiresInSeconds: goodForSeconds };
    },
    spend: (ticket) => {
      const hash = sha256Hex(ticket);
      const endsAtMs = endings.get(hash) ?? Number.NEGATIVE_INFINITY;
      endings.delete(hash);
      return monoMs() < endsAtMs;
    },
  };
};
