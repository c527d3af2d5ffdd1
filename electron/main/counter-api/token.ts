import { randomBytes, timingSafeEqual } from "node:crypto";
import type { EventsTicket } from "../../../contract/counter/counter-api.ts";
import { sha256, sha256Hex } from "../../../contract/node/hash.ts";
import type { Sha256Hex } from "../../../contract/words.ts";

/** 32 random bytes: too many to guess, so a plain hash may be stored on disk. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Compared where no token is set, so that the answer takes the same time. */
const dummyDigest = randomBytes(32);

/** Whether an Authorization header has the token with this hash. Takes equally long for every wrong token. */
export const isBearerOf = (tokenSha256: Sha256Hex | null, authorization: string | undefined): boolean => {
  const presented = /^bearer +([\x21-\x7e]+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const kept = tokenSha256 === null ? dummyDigest : Buffer.from(tokenSha256, "hex");
  return timingSafeEqual(sha256(presented), kept) && tokenSha256 !== null;
};

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
