import { WebSocket } from "ws";
import { reasonOf } from "../../../db/failure-reason.ts";
import { shownText } from "../../wire/shown-text.ts";
import type { LinkAction, QueueInput } from "./queue-state.ts";

export interface QueueLink {
  readonly send: (text: string) => void;
  /**
   * Ends the link at once, without a close handshake: the service answers one by dropping the connection, and older
   * versions do not answer.
   */
  readonly end: () => void;
}

/** Opens a link and reports its events; `disconnected` is the last one. */
export type OpenQueueLink = (url: string, hear: (input: QueueInput) => void) => QueueLink;

/** The longest answer is the list of windows. */
const mostReceivedBytes = 1_048_576;

/**
 * Opens a WebSocket that the service can read. It compares `Upgrade` and `Sec-WebSocket-Key` with case, so header names
 * have their usual case; no extension; every message is one text frame in one write. The service usually closes with
 * code 1006 and never answers pings: neither means a failure here.
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

interface LinkHolder {
  readonly act: (action: LinkAction) => void;
  readonly drop: () => void;
}

/** Manages one link at a time. Messages of a link that was dropped are ignored. */
export const openLinkHolder = (open: OpenQueueLink, hear: (input: QueueInput) => void): LinkHolder => {
  let held: QueueLink | undefined;
  const connect = (url: string): void => {
    const opened: QueueLink = open(url, (input) => {
      if (held === opened) hear(input);
    });
    held = opened;
  };
  const drop = (): void => {
    const ended = held;
    held = undefined;
    ended?.end();
  };
  return {
    drop,
    act: (action) => {
      if (action.type === "connect") connect(action.url);
      else if (action.type === "send") held?.send(action.text);
      else drop();
    },
  };
};
