import type { RawData, WebSocket } from "ws";
import type { CounterEvent } from "../../../contract/counter/counter.ts";
import type { CounterMessage } from "../../../contract/counter/counter-api.ts";
import type { SetTimer } from "../../wire/clock.ts";
import type { Counter } from "../counter/counter.ts";

export const mostReaders = 16;
/** A reader with this backlog is disconnected: it reads the whole state again when it reconnects. */
const mostWaitingBytes = 256 * 1024;
const pingEveryMs = 20_000;

/** RFC 6455: the endpoint goes away; it received data that it does not accept. */
const goingAway = 1001;
const unsupportedData = 1003;

/** The clients that receive the window's events. */
export interface EventReaders {
  readonly count: () => number;
  readonly welcome: (socket: WebSocket, counter: Counter) => void;
  readonly close: () => void;
}

export const eventReaders = (setTimer: SetTimer): EventReaders => {
  /** Whether each reader has answered the last ping. */
  const readers = new Map<WebSocket, boolean>();
  let stopListening: (() => void) | undefined;
  let ping: ReturnType<SetTimer> | undefined;

  const tell = (socket: WebSocket, message: string): void => {
    if (socket.bufferedAmount > mostWaitingBytes) socket.terminate();
    else socket.send(message);
  };
  const tellAll = (event: CounterEvent): void => {
    const message = JSON.stringify(event satisfies CounterMessage);
    for (const socket of readers.keys()) tell(socket, message);
  };
  /** Disconnects a reader that did not answer the last ping, whatever the state of its connection. */
  const pingAll = (): void => {
    for (const [socket, hasAnswered] of readers) {
      readers.set(socket, false);
      if (hasAnswered) socket.ping();
      else socket.terminate();
    }
    ping = setTimer(pingAll, pingEveryMs);
  };
  const forget = (socket: WebSocket): void => {
    readers.delete(socket);
    if (readers.size > 0) return;
    stopListening?.();
    stopListening = undefined;
    ping?.cancel();
    ping = undefined;
  };

  return {
    count: () => readers.size,
    welcome: (socket, counter) => {
      readers.set(socket, true);
      stopListening ??= counter.onEvent(tellAll);
      ping ??= setTimer(pingAll, pingEveryMs);
      // The connection broke, or the reader broke the protocol: it is closed in both cases.
      socket.on("error", () => socket.terminate());
      socket.on("close", () => forget(socket));
      socket.on("pong", () => readers.set(socket, true));
      socket.on("message", (_data: RawData) => socket.close(unsupportedData));
      tell(socket, JSON.stringify({ type: "state", prompt: null, state: counter.state() } satisfies CounterMessage));
    },
    close: () => {
      for (const socket of readers.keys()) {
        socket.close(goingAway);
        // Does not wait for the reader's answer, so that the port is free at once.
        socket.terminate();
      }
    },
  };
};
