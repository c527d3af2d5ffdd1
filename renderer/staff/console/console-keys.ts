import type { ConsoleActions } from "./console-actions.ts";
import type { ConsoleState } from "./console-state.ts";
import type { ConsoleStore } from "./console-store.ts";

/** Shown on the buttons. Keys of this window only: keys of the clerk's other programs are never taken. */
export const keyNames = { openPrompt: "F8", cancel: "Esc", pause: "F9" } as const;

type KeyedActions = Pick<ConsoleActions, "openPanel" | "goBack" | "cancelPrompt" | "resume">;

/** Esc that closes a panel is often pressed twice, or held: the second one must not withdraw a citizen's prompt. */
export const escapeRestMs = 1_000;

export interface KeyPress {
  readonly key: string;
  /** The key is held down. */
  readonly repeat: boolean;
  /** Since a panel was last open. */
  readonly afterPanelMs: number;
}

const isPanelOpen = ({ panel, summary }: ConsoleState): boolean => panel !== null || summary !== null;

/** The time since a panel was last open, whether a key, a button or main closed it. Milliseconds. */
export const watchPanel = (store: ConsoleStore, nowMs: () => number) => {
  let closedAtMs = Number.NEGATIVE_INFINITY;
  const stop = store.subscribe((state, before) => {
    if (isPanelOpen(before) && !isPanelOpen(state)) closedAtMs = nowMs();
  });
  return { closedForMs: () => nowMs() - closedAtMs, stop };
};

const takeEscape = ({ repeat, afterPanelMs }: KeyPress, state: ConsoleState, actions: KeyedActions): void => {
  if (isPanelOpen(state)) actions.goBack();
  else if (!repeat && afterPanelMs >= escapeRestMs) actions.cancelPrompt();
};

/** Handles a key; false where it has no action here. F8 belongs to its button, because it sends the text beside it. */
export const takeKey = (press: KeyPress, state: ConsoleState, actions: KeyedActions): boolean => {
  const { view, panel, summary } = state;
  const { key } = press;
  if (!view || (key !== "Escape" && key !== keyNames.pause)) return false;
  // A text of up to three hundred characters must not be lost by a wrong key; the button beside it goes back.
  if (panel === "explanation" && summary === null) return false;
  if (key === "Escape") {
    takeEscape(press, state, actions);
    return true;
  }
  if (view.counter.window === "paused") actions.resume();
  else if (view.counter.window === "serving" && view.counter.citizen !== "prompted") actions.openPanel("pause");
  return true;
};
