import type { EventsTicket } from "../../../contract/counter/counter-api.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { newToken } from "./token.ts";

const goodForSeconds = 30;
const mostWaiting = 100;

/** Lets one WebSocket in, once and soon. */
export interface Tickets {
  readonly issue: () => EventsTicket;
  /** Whether it was good; it is not any more. */
  readonly spend: (ticket: string) => boolean;
}

export const ticketsOn = (monoMs: () => number): Tickets => {
  /** When a ticket ends, by its hash, oldest first. */
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
