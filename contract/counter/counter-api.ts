import { z } from "zod";
import type { Problem } from "../problems/problem.ts";
import { CounterEvent } from "./counter.ts";

/** The counter API's port unless IT chose another one. */
export const counterApiPort = 7610;

export const eventsPath = "/v1/events";

/** The subprotocol that a WebSocket client offers for events, and the one of the answer. */
export const eventsProtocol = "counterstar.events.v1";

/**
 * A browser cannot send headers with a WebSocket, so the client offers this prefix and a ticket as a second
 * subprotocol. A ticket is valid once and for seconds: more proxies and browsers log subprotocols than Authorization,
 * so the token itself must not appear there. An address is logged everywhere and contains neither.
 */
export const ticketProtocolPrefix = "counterstar.ticket.";

export const EventsTicket = z.strictObject({ ticket: z.string(), expiresInSeconds: z.int() });
export type EventsTicket = z.infer<typeof EventsTicket>;

/** A message of the WebSocket: first the window's current state (`state`), then every event. */
export const CounterMessage = CounterEvent.extend({ type: z.enum(["state", ...CounterEvent.shape.type.options]) });
export type CounterMessage = z.infer<typeof CounterMessage>;

const Address = z.url({ protocol: /^https?$/, normalize: true });

/** An origin that may call from a browser, as a browser writes it: "https://office.example:8443". No path, no user name. */
export const WebOrigin = z
  .string()
  .max(300)
  .refine((text) => !text.includes("@") && Address.safeParse(text).data === `${text}/`);

/** The settings of the counter API that IT may change. */
export const CounterApiChoices = z.strictObject({
  /** Whether it listens at all. */
  isOpen: z.boolean(),
  reach: z.enum(["loopback", "lan"]),
  /** 0: the system chooses. */
  port: z.int().min(0).max(65_535),
  /** Origins of the web pages that may call. */
  origins: z.array(WebOrigin).max(50).readonly(),
});
export type CounterApiChoices = z.infer<typeof CounterApiChoices>;

/** The state of the counter API, for IT. */
export interface CounterApiStatus extends CounterApiChoices {
  /** The source of the token; null: there is none, and every call is refused. */
  readonly token: "file" | "environment" | null;
  /** Whether the environment gave the port at the start: IT's setting then takes effect after a start without it. */
  readonly isPortGiven: boolean;
  /** The port in use now; null where it does not listen. */
  readonly listensAt: number | null;
  /** Why it does not listen although it should. */
  readonly problem: Problem | null;
}
