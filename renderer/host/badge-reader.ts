import type { KioskActions } from "../state/kiosk-actions.ts";
import type { KioskStore } from "../state/kiosk-store.ts";
import { afterStroke, noStrokes } from "./badge-strokes.ts";

type LoginDraft = ReturnType<KioskStore["getState"]>["login"];

/** A shift can begin here: nobody is on duty, and neither a citizen nor IT is at it. */
const takesBadges = (store: KioskStore): boolean => {
  const { view, it } = store.getState();
  const screen = view?.screen;
  if (it !== null) return false;
  return screen === "no-one-on-duty" || screen === "closed";
};

/**
 * Listens for a reader that types like a keyboard, before any field does: the field that has the caret gets the keys as
 * well, and is given back as it was. The Enter goes no further: it would press whatever has the focus.
 */
export const listenForBadges = (
  store: KioskStore,
  actions: Pick<KioskActions, "scanBadge">,
  page: EventTarget,
): void => {
  let strokes = noStrokes;
  let before: LoginDraft = null;
  page.addEventListener(
    "keydown",
    (event) => {
      if (!(event instanceof KeyboardEvent) || !takesBadges(store)) return;
      const step = afterStroke(strokes, event.key, event.timeStamp);
      if (step.strokes.text.length === 1) before = store.getState().login;
      strokes = step.strokes;
      if (step.scanned === null) return;
      event.preventDefault();
      event.stopPropagation();
      actions.scanBadge(step.scanned, before);
    },
    { capture: true },
  );
};
