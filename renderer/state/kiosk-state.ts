import type { KioskView, Screen } from "../../contract/ipc/view.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { Language } from "../words/speech.ts";
import { afterRefusal, emptyDraft, type LoginDraft } from "./login-draft.ts";

/** What main says (`view`), and beside it only what is local to this screen. */
export interface KioskState {
  readonly view: KioskView | null;
  readonly language: Language;
  /** null while the login screen is closed. */
  readonly login: LoginDraft | null;
  readonly confirmingLogOut: boolean;
  /** A request is on its way; nothing else may be asked until its reply. */
  readonly busy: boolean;
  readonly problem: Problem | null;
}

export const initialState: KioskState = {
  view: null,
  language: "zh",
  login: null,
  confirmingLogOut: false,
  busy: false,
  problem: null,
};

const isVisit = (screen: Screen): boolean => screen === "prompt" || screen === "thanks";

/** A visit that ends gives the screen back in Chinese: the next citizen did not choose English. */
const languageAfter = (state: KioskState, next: Screen): Language =>
  state.view !== null && isVisit(state.view.screen) && !isVisit(next) ? "zh" : state.language;

/** Takes a view over, whether pushed or replied; one that is not newer than the present one is ignored. */
export const withView = (state: KioskState, view: KioskView): KioskState => {
  if (state.view !== null && view.revision <= state.view.revision) return state;
  if (state.view?.screen === view.screen) return { ...state, view };
  return {
    ...state,
    view,
    language: languageAfter(state, view.screen),
    login: null,
    confirmingLogOut: false,
    problem: null,
  };
};

/** A refusal: kept to be shown; on the login screen the PIN goes with it. */
export const withProblem = (state: KioskState, problem: Problem): KioskState => ({
  ...state,
  problem,
  login:
    state.login === null
      ? null
      : afterRefusal(state.login, problem.code === "staff-number-unknown" ? "staffNumber" : "pin"),
});

export const withLogin = (state: KioskState, login: LoginDraft | null): KioskState => ({
  ...state,
  login,
  problem: null,
});

export const withLoginOpened = (state: KioskState): KioskState =>
  state.view?.screen === "no-one-on-duty" ? withLogin(state, emptyDraft) : state;

/** Nobody has touched the screen for a while: forget what was typed and half begun. A prompt stays as it is. */
export const afterIdling = (state: KioskState): KioskState => {
  if (state.busy || state.view?.screen === "prompt") return state;
  return { ...state, language: "zh", login: null, confirmingLogOut: false, problem: null };
};
