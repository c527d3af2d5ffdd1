import type { OpenQueueLink, QueueLink } from "./queue-link.ts";
import type { LinkAction, QueueInput } from "./queue-state.ts";

export interface HeldLink {
  readonly act: (action: LinkAction) => void;
  readonly drop: () => void;
}

/** Manages one link at a time. Messages of a link that was dropped are ignored. */
export const holdLink = (open: OpenQueueLink, hear: (input: QueueInput) => void): HeldLink => {
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
