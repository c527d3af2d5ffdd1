import type { ItPanel } from "../../contract/ipc/it.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { Result } from "../../contract/result.ts";
import type { KioskState } from "./kiosk-state.ts";

/** IT at this screen: asked for the PIN, or at the panel with what main said of it last. No secret lies here. */
export type ItState = { readonly at: "pin" } | { readonly at: "panel"; readonly panel: ItPanel };

export const withItAsked = (state: KioskState): KioskState => ({ ...state, it: { at: "pin" }, overlay: null });

/** What main answered. Where something else has taken the screen meanwhile, a prompt above all, it stays there. */
export const withItPanel = (state: KioskState, panel: ItPanel): KioskState =>
  state.it === null ? state : { ...state, it: { at: "panel", panel } };

export const withoutIt = (state: KioskState): KioskState => ({ ...state, it: null, problem: null });

/** What main said by itself: the panel as it stands now, or that it is closed. Nothing where the page has closed it. */
export const withItHeard = (state: KioskState, heard: Result<ItPanel>): KioskState => {
  if (state.it?.at !== "panel") return state;
  return heard.ok ? withItPanel(state, heard.value) : withoutIt(state);
};

/** Where a refusal leads. */
export const itAfter = (it: ItState | null, { code }: Problem): ItState | null =>
  code === "it-panel-locked" ? null : it;
