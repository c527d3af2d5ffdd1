import type { KioskView } from "../../contract/ipc/view.ts";
import type { KioskStore } from "../state/kiosk-store.ts";
import { languages } from "../words/speech.ts";
import { decodePicture } from "./decoded-picture.ts";
import { loadFontFor, textsIn } from "./page-fonts.ts";

/** A font that does not load must not keep the screen dark. */
const longestWaitMs = 1_500;

/** Resolves once the portrait of a view can be painted, so that it appears together with the words. */
const portraitOf = async (view: KioskView): Promise<void> => {
  if ("badge" in view && view.badge.portrait !== null) await decodePicture(view.badge.portrait);
};

/**
 * Resolves when the first screen can be painted once, without a later change: our own words, the view's texts and its
 * portrait are loaded. Continues to load data for later views, and allows fade-ins from the second screen on.
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
