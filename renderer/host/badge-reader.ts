import type { KioskActions } from "../state/kiosk-actions.ts";
import type { KioskStore } from "../state/kiosk-store.ts";
import { listenForReader } from "./reader.ts";

/** Nobody is on duty, or a colleague is about to take over; a citizen who is busy here is left alone. */
const takesBadges = (store: KioskStore): boolean => {
  const { view, login } = store.getState();
  return login !== null || view?.screen === "no-one-on-duty" || view?.screen === "closed";
};

/** A badge logs in, or stands for its number, and elsewhere it does nothing. IT may read its codes in with a reader. */
export const listenForBadges = (
  store: KioskStore,
  actions: Pick<KioskActions, "scanBadge">,
  page: EventTarget,
): void => {
  let before = store.getState().login;
  listenForReader(page, {
    listens: () => store.getState().it === null,
    onBegin: () => {
      before = store.getState().login;
    },
    onRead: (text) => {
      if (takesBadges(store)) actions.scanBadge(text, before);
    },
  });
};
