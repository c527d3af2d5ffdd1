import type { LoggedOut, ShiftFigures, ShiftSummary } from "../../contract/ipc/shift.ts";
import type { KioskView, Screen } from "../../contract/ipc/view.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { Language } from "../words/speech.ts";
import { type ItState, itAfter } from "./it-state.ts";
import { afterRefusal, atLogOut, atNewPin, atPinOf, emptyDraft, type LoginDraft } from "./login-draft.ts";
import { noPreferences, type Preferences } from "./preferences.ts";

/** The overlays of a screen. */
export type Overlay =
  | "staff-menu"
  | "pause-reasons"
  | "shift-begun"
  | "shift-taken-over"
  | "my-shift"
  | "ask-about"
  | "explanation"
  | "explanation-saved"
  | "log-out"
  | "preferences"
  | "forms"
  | "pledges";

/** Main's view, and the state that is local to this screen. */
export interface KioskState {
  readonly view: KioskView | null;
  readonly language: Language;
  readonly preferences: Preferences;
  /** null while the login screen is closed. */
  readonly login: LoginDraft | null;
  readonly overlay: Overlay | null;
  /** null while IT is not using the screen. */
  readonly it: ItState | null;
  /** 我的班次 at the moment it was opened. */
  readonly figures: ShiftFigures | null;
  /** The shift of the member of staff who has just logged out here; closed by the next touch or screen. */
  readonly summary: ShiftSummary | null;
  /** The screen waits for the reply to a request. For a rating only after 100 ms; `ask` sends no second one. */
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

/** The end of a visit resets language and display: the next citizen chose neither English nor large print. */
const choicesAfter = (state: KioskState, next: Screen): Pick<KioskState, "language" | "preferences"> =>
  state.view !== null && !betweenVisits.has(state.view.screen) && betweenVisits.has(next)
    ? { language: "zh", preferences: noPreferences }
    : { language: state.language, preferences: state.preferences };

/** The member of staff on the badge. After a change open dialogs are closed: they belonged to the other. */
const serverOf = (view: KioskView): string | null => ("badge" in view ? view.badge.staffNumber : null);

/** The confirmation for the person whose number was typed here and who is on duty now. */
const beginningOf = (state: KioskState, view: KioskView): Overlay | null => {
  const number = state.login?.step === "log-out" ? undefined : state.login?.staffNumber;
  if (view.screen !== "ready" || view.badge.staffNumber !== number) return null;
  return isHandingOver(state) ? "shift-taken-over" : "shift-begun";
};

/** Takes a view over, pushed or replied; one that is not newer than the current one is ignored. */
export const withView = (state: KioskState, view: KioskView): KioskState => {
  if (state.view !== null && view.revision <= state.view.revision) return state;
  if (state.view?.screen === view.screen && serverOf(state.view) === serverOf(view)) return { ...state, view };
  return {
    ...state,
    view,
    ...choicesAfter(state, view.screen),
    login: null,
    overlay: beginningOf(state, view),
    it: null,
    figures: null,
    summary: null,
    problem: null,
  };
};

/** The screen after a log-out, with the summary over it. */
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

/** 申诉 is on disk: a dialog says so in place of its page. */
export const withExplained = (state: KioskState, view: KioskView): KioskState => {
  const next = withView(state, view);
  return next.overlay === "explanation" ? { ...next, overlay: "explanation-saved" } : next;
};

/** 完成 without a reason after 不满意. Only bad levels lead to it, so it must look like the rest of the screen. */
export const isReasonMissing = (problem: Problem | null): boolean => problem?.code === "reason-missing";

/** Problems that another PIN would not solve. */
const isAboutNumber = ({ code }: Problem): boolean =>
  code === "staff-number-unknown" || code === "staff-number-locked" || code === "badge-unknown";

/** The login screen's state after a refusal. */
const loginAfter = (login: LoginDraft | null, problem: Problem): LoginDraft | null => {
  if (problem.code === "log-out-pin-due") return atLogOut(String(problem.facts?.["staffNumber"]));
  // Whatever was refused there, also a badge: it is the shift of the same person.
  if (login?.step === "log-out") return atLogOut(login.staffNumber);
  if (problem.code === "badge-pin-due") return atPinOf(String(problem.facts?.["staffNumber"]));
  if (login === null) return null;
  if (problem.code === "pin-change-due" || problem.code === "pin-weak") return atNewPin(login);
  return afterRefusal(login, isAboutNumber(problem) ? "staffNumber" : "pin");
};

/** Refusals that only lead to the next step of a login are not shown as problems. */
const leadsOn = ({ code }: Problem): boolean =>
  code === "pin-change-due" || code === "badge-pin-due" || code === "log-out-pin-due";

/** Stores a refusal to show it; on the login screen the PIN is cleared. */
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

/** Whether the login is for a colleague who takes over: a member of staff is serving or has paused. */
export const isHandingOver = ({ view }: Pick<KioskState, "view">): boolean =>
  view?.screen === "ready" || view?.screen === "paused";

export const withLoginOpened = (state: KioskState): KioskState =>
  state.view !== null && loginScreens.has(state.view.screen)
    ? { ...withLogin(state, emptyDraft), overlay: null }
    : state;

/**
 * No touch for a while: clears text that was typed or left unfinished. A visit stays as it is, and so does the IT panel,
 * which main closes.
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
