import type { KioskActions } from "../state/kiosk-actions.ts";
import type { KioskStore } from "../state/kiosk-store.ts";
import { listenForReader } from "./reader.ts";

/** Badges count during a login, or while no member of staff is on duty; a citizen's visit is not disturbed. */
const takesBadges = (store: KioskStore): boolean => {
  const { view, login } = store.getState();
  return login !== null || view?.screen === "no-one-on-duty" || view?.screen === "closed";
};

/** A badge logs in, or fills in its number; elsewhere it does nothing. IT may scan its codes with the reader. */
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
