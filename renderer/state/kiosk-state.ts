import type { LoggedOut, ShiftFigures, ShiftSummary } from "../../contract/ipc/shift.ts";
import type { KioskView, Screen } from "../../contract/ipc/view.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { Language } from "../words/speech.ts";
import { type ItState, itAfter } from "./it-state.ts";
import { afterRefusal, atLogOut, atNewPin, atPinOf, emptyDraft, type LoginDraft } from "./login-draft.ts";
import { noPreferences, type Preferences } from "./preferences.ts";

/** What may lie over a screen. */
export type Overlay =
  | "staff-menu"
  | "pause-reasons"
  | "my-shift"
  | "ask-about"
  | "explanation"
  | "explanation-saved"
  | "log-out"
  | "preferences"
  | "forms";

/** What main says (`view`), and beside it only what is local to this screen. */
export interface KioskState {
  readonly view: KioskView | null;
  readonly language: Language;
  readonly preferences: Preferences;
  /** null while the login screen is closed. */
  readonly login: LoginDraft | null;
  readonly overlay: Overlay | null;
  /** null while no hand of IT's is at the screen. */
  readonly it: ItState | null;
  /** 我的班次 as it stood when it was opened. */
  readonly figures: ShiftFigures | null;
  /** The shift of whoever has just logged out here; for their eyes, and gone with the next touch or screen. */
  readonly summary: ShiftSummary | null;
  /** A request is on its way; nothing else may be asked until its reply. */
  readonly busy: boolean;
  readonly problem: Problem | null;
}

export const initialState: KioskState = {
  view: null,
  language: "zh",
  preferences: noPreferences,
  login: null,
  overlay: null,
  it: null,
  figures: null,
  summary: null,
  busy: false,
  problem: null,
};

const betweenVisits: ReadonlySet<Screen> = new Set(["out-of-service", "no-one-on-duty", "closed", "paused", "ready"]);

/** A visit that ends gives the screen back as it was: the next citizen chose neither English nor large print. */
const choicesAfter = (state: KioskState, next: Screen): Pick<KioskState, "language" | "preferences"> =>
  state.view !== null && !betweenVisits.has(state.view.screen) && betweenVisits.has(next)
    ? { language: "zh", preferences: noPreferences }
    : { language: state.language, preferences: state.preferences };

/** Who is shown to serve; a colleague who takes over finds nothing open that was not theirs. */
const serverOf = (view: KioskView): string | null => ("badge" in view ? view.badge.staffNumber : null);

/** Takes a view over, whether pushed or replied; one that is not newer than the present one is ignored. */
export const withView = (state: KioskState, view: KioskView): KioskState => {
  if (state.view !== null && view.revision <= state.view.revision) return state;
  if (state.view?.screen === view.screen && serverOf(state.view) === serverOf(view)) return { ...state, view };
  return {
    ...state,
    view,
    ...choicesAfter(state, view.screen),
    login: null,
    overlay: null,
    it: null,
    figures: null,
    summary: null,
    problem: null,
  };
};

/** The screen after a log-out, and over it what is told to nobody else. */
export const withLoggedOut = (state: KioskState, { view, summary }: LoggedOut<KioskView>): KioskState => ({
  ...withView(state, view),
  overlay: null,
  summary,
});

export const withFigures = (state: KioskState, figures: ShiftFigures): KioskState => ({
  ...state,
  figures,
  overlay: "my-shift",
});

/** 申诉 is on disk: says so in place of the page on which it was written. */
export const withExplained = (state: KioskState, view: KioskView): KioskState => {
  const next = withView(state, view);
  return next.overlay === "explanation" ? { ...next, overlay: "explanation-saved" } : next;
};

/** What another PIN would not mend. */
const isAboutNumber = ({ code }: Problem): boolean =>
  code === "staff-number-unknown" || code === "staff-number-locked" || code === "badge-unknown";

/** Where a refusal leads on the login screen. */
const loginAfter = (login: LoginDraft | null, problem: Problem): LoginDraft | null => {
  if (problem.code === "log-out-pin-due") return atLogOut(String(problem.facts?.["staffNumber"]));
  // Whatever was refused there, also a badge that was read: it is the shift of the same person.
  if (login?.step === "log-out") return atLogOut(login.staffNumber);
  if (problem.code === "badge-pin-due") return atPinOf(String(problem.facts?.["staffNumber"]));
  if (login === null) return null;
  if (problem.code === "pin-change-due" || problem.code === "pin-weak") return atNewPin(login);
  return afterRefusal(login, isAboutNumber(problem) ? "staffNumber" : "pin");
};

/** What only leads on, from one step of logging in to the next, is no problem to be shown. */
const leadsOn = ({ code }: Problem): boolean =>
  code === "pin-change-due" || code === "badge-pin-due" || code === "log-out-pin-due";

/** A refusal: kept to be shown; on the login screen the PIN goes with it. */
export const withProblem = (state: KioskState, problem: Problem): KioskState => {
  const login = loginAfter(state.login, problem);
  const it = itAfter(state.it, problem);
  const overlay = problem.code === "log-out-pin-due" ? null : state.overlay;
  return { ...state, problem: login !== null && leadsOn(problem) ? null : problem, login, it, overlay };
};

export const withLogin = (state: KioskState, login: LoginDraft | null): KioskState => ({
  ...state,
  login,
  problem: null,
});

const loginScreens: ReadonlySet<Screen> = new Set(["no-one-on-duty", "closed", "ready", "paused"]);

/** Whether the login screen is there for a colleague who takes over: somebody serves here, or has paused. */
export const isHandingOver = ({ view }: Pick<KioskState, "view">): boolean =>
  view?.screen === "ready" || view?.screen === "paused";

export const withLoginOpened = (state: KioskState): KioskState =>
  state.view !== null && loginScreens.has(state.view.screen)
    ? { ...withLogin(state, emptyDraft), overlay: null }
    : state;

/**
 * Nobody has touched the screen for a while: forget what was typed and half begun. A visit stays as it is, and so does
 * the IT panel, which main closes.
 */
export const afterIdling = (state: KioskState): KioskState => {
  if (state.busy || state.it?.at === "panel" || (state.view !== null && !betweenVisits.has(state.view.screen)))
    return state;
  return {
    ...state,
    language: "zh",
    preferences: noPreferences,
    login: null,
    overlay: null,
    it: null,
    figures: null,
    summary: null,
    problem: null,
  };
};
