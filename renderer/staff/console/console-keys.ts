import type { ConsoleActions } from "./console-actions.ts";
import type { ConsoleState } from "./console-state.ts";

/** Shown on the buttons. Keys of this window only: keys of the clerk's other programs are never taken. */
export const keyNames = { openPrompt: "F8", cancel: "Esc", pause: "F9" } as const;

type KeyedActions = Pick<ConsoleActions, "openPanel" | "goBack" | "cancelPrompt" | "resume">;

/** Handles a key; false where it has no action here. F8 belongs to its button, because it sends the text beside it. */
export const takeKey = (key: string, { view, panel, summary }: ConsoleState, actions: KeyedActions): boolean => {
  if (!view || (key !== "Escape" && key !== keyNames.pause)) return false;
  // A text of up to three hundred characters must not be lost by a wrong key; the button beside it goes back.
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
