import type { ItPanel } from "../../contract/ipc/it.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { Result } from "../../contract/result.ts";
import { type Language, otherLanguage } from "../words/speech.ts";
import type { KioskState } from "./kiosk-state.ts";

/**
 * IT at this screen: asked for the PIN, or at the panel with main's newest data. It has no secret. The panel has a
 * language of its own: the next citizen has not chosen it.
 */
export type ItState =
  | { readonly at: "pin" }
  | { readonly at: "panel"; readonly panel: ItPanel; readonly language: Language };

export const withItAsked = (state: KioskState): KioskState => ({ ...state, it: { at: "pin" }, overlay: null });

/** Main's answer. If another screen has opened meanwhile, above all a prompt, that screen stays. */
export const withItPanel = (state: KioskState, panel: ItPanel): KioskState =>
  state.it === null ? state : { ...state, it: { at: "panel", panel, language: shownLanguage(state) } };

/** The language on the screen: the panel's while it is open, else the citizen's. */
export const shownLanguage = ({ it, language }: Pick<KioskState, "it" | "language">): Language =>
  it?.at === "panel" ? it.language : language;

export const withOtherLanguage = (state: KioskState): KioskState => {
  const language = otherLanguage(shownLanguage(state));
  return state.it?.at === "panel" ? { ...state, it: { ...state.it, language } } : { ...state, language };
};

export const withoutIt = (state: KioskState): KioskState => ({ ...state, it: null, problem: null });

/** A push from main: the current panel, or the news that it is closed. Ignored if the page has closed it. */
export const withItHeard = (state: KioskState, heard: Result<ItPanel>): KioskState => {
  if (state.it?.at !== "panel") return state;
  return heard.ok ? withItPanel(state, heard.value) : withoutIt(state);
};

/** The state after a refusal. */
export const itAfter = (it: ItState | null, { code }: Problem): ItState | null =>
  code === "it-panel-locked" ? null : it;
