import { WebSocket } from "ws";
import { reasonOf } from "../../../db/failure-reason.ts";
import { shownText } from "../../wire/shown-text.ts";
import type { QueueInput } from "./queue-state.ts";

export interface QueueLink {
  readonly send: (text: string) => void;
  /** Ends it at once: the peer answers a goodbye by dropping the line, and older ones not at all. */
  readonly end: () => void;
}

/** Opens a link and tells what comes of it; `disconnected` is the last thing that is heard of one. */
export type OpenQueueLink = (url: string, hear: (input: QueueInput) => void) => QueueLink;

/** The longest answer is the list of windows. */
const mostReceivedBytes = 1_048_576;

/**
 * A WebSocket as the service can read it: header names in their usual case, for it looks for `Upgrade` and
 * `Sec-WebSocket-Key` by the letter; no extension; every message one text frame in one write. The line goes down with
 * code 1006 as a rule, and pings are never answered: neither means anything here.
 */
export const openQueueLink: OpenQueueLink = (url, hear) => {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: mostReceivedBytes });
  let reason: string | undefined;
  socket.on("open", () => hear({ type: "connected" }));
  socket.on("message", (data) => hear({ type: "received", text: data.toString() }));
  socket.on("error", (error) => {
    reason = shownText(reasonOf(error), 80);
  });
  socket.on("close", (code) => hear({ type: "disconnected", reason: reason ?? String(code) }));
  return { send: (text) => socket.send(text), end: () => socket.terminate() };
};
