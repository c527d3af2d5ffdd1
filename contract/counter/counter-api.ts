import { z } from "zod";
import type { Problem } from "../problems/problem.ts";
import { CounterEvent } from "./counter.ts";

/** Where the counter API listens unless IT chose otherwise. */
export const counterApiPort = 7610;

export const eventsPath = "/v1/events";

/** The protocol that a WebSocket for events offers, and is answered with. */
export const eventsProtocol = "counterstar.events.v1";

/**
 * A browser cannot send headers with a WebSocket, so it offers this with a ticket as a second protocol. A ticket is
 * good once and for seconds: protocols are written down by more proxies and browsers than Authorization is, and the
 * token itself must not lie there. An address, which everybody writes down, holds neither.
 */
export const ticketProtocolPrefix = "counterstar.ticket.";

export const EventsTicket = z.strictObject({ ticket: z.string(), expiresInSeconds: z.int() });
export type EventsTicket = z.infer<typeof EventsTicket>;

/** What a WebSocket says: first the window as it stands (`state`), then every event. */
export const CounterMessage = CounterEvent.extend({ type: z.enum(["state", ...CounterEvent.shape.type.options]) });
export type CounterMessage = z.infer<typeof CounterMessage>;

const Address = z.url({ protocol: /^https?$/, normalize: true });

/** Who may call from a browser, as a browser names it: "https://office.example:8443". No path, no name before an @. */
export const WebOrigin = z
  .string()
  .max(300)
  .refine((text) => !text.includes("@") && Address.safeParse(text).data === `${text}/`);

/** What IT may change of the counter API. */
export const CounterApiChoices = z.strictObject({
  /** Whether it listens at all. */
  isOpen: z.boolean(),
  reach: z.enum(["loopback", "lan"]),
  /** 0 lets the system choose. */
  port: z.int().min(0).max(65_535),
  /** Web pages that may call. */
  origins: z.array(WebOrigin).max(50).readonly(),
});
export type CounterApiChoices = z.infer<typeof CounterApiChoices>;

/** The counter API as IT sees it. */
export interface CounterApiStatus extends CounterApiChoices {
  /** Where the token comes from; null: there is none, and nobody is let in. */
  readonly token: "file" | "environment" | null;
  /** Whether the environment gave the port at the start: what IT sets then waits for a start without it. */
  readonly isPortGiven: boolean;
  /** The port it listens at now; null where it does not. */
  readonly listensAt: number | null;
  /** Why it does not listen, though it should. */
  readonly problem: Problem | null;
}
