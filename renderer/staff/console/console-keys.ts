import type { ConsoleActions } from "./console-actions.ts";
import type { ConsoleState } from "./console-state.ts";

/** Shown on the buttons. Keys of this window only: no key of the clerk's other programs is ever taken. */
export const keyNames = { openPrompt: "F8", cancel: "Esc", pause: "F9" } as const;

type KeyedActions = Pick<ConsoleActions, "openPanel" | "goBack" | "cancelPrompt" | "resume">;

/**
 * What a key does; false where it does nothing here. F8 is a button's own key, because it asks with what is written
 * beside it.
 */
export const takeKey = (key: string, { view, panel, summary }: ConsoleState, actions: KeyedActions): boolean => {
  if (!view || (key !== "Escape" && key !== keyNames.pause)) return false;
  // Three hundred characters are not to go by a slip of the hand: the button beside them leads back.
  if (panel === "explanation" && summary === null) return false;
  if (key === "Escape") {
    if (panel !== null || summary !== null) actions.goBack();
    else actions.cancelPrompt();
    return true;
  }
  if (view.counter.window === "paused") actions.resume();
  else if (view.counter.window === "serving" && view.counter.citizen !== "prompted") actions.openPanel("pause");
  return true;
};
