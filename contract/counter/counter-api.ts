import { z } from "zod";
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
