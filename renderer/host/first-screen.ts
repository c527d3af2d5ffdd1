import type { KioskView } from "../../contract/ipc/view.ts";
import type { KioskStore } from "../state/kiosk-store.ts";
import { languages } from "../words/speech.ts";
import { decodePicture } from "./decoded-picture.ts";
import { loadFontFor, textsIn } from "./page-fonts.ts";

/** A font that does not come must not keep the screen dark. */
const longestWaitMs = 1_500;

/** Resolves once the portrait of a view can be painted, so that it comes with the words and not after them. */
const portraitOf = async (view: KioskView): Promise<void> => {
  if ("badge" in view && view.badge.portrait !== null) await decodePicture(view.badge.portrait);
};

/**
 * Resolves when the first screen can be painted once and for good: our own words, the view's texts and its portrait are
 * here. Goes on loading what later views need, and lets screens fade in from the second one on.
 */
export const firstScreenReady = (store: KioskStore): Promise<unknown> => {
  const root = document.documentElement;
  root.dataset["firstScreen"] = "";
  const ownWords = loadFontFor(`${textsIn(languages)}0123456789`);
  const firstView = new Promise<void>((resolve) => {
    store.subscribe(({ view }, before) => {
      if (view === null || view === before.view) return;
      if (before.view !== null && before.view.screen !== view.screen) delete root.dataset["firstScreen"];
      void Promise.all([loadFontFor(textsIn(view)), portraitOf(view)]).then(() => resolve());
    });
  });
  const patience = new Promise((resolve) => setTimeout(resolve, longestWaitMs));
  return Promise.race([Promise.all([ownWords, firstView]), patience]);
};
