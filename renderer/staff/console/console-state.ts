import type { ConsoleView } from "../../../contract/ipc/console-view.ts";
import type { LoggedOut, ShiftSummary } from "../../../contract/ipc/shift.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { Language } from "../../words/speech.ts";

/** What stands in place of the first page; a log-in does so by itself where nobody is on duty. */
export type Panel = "pause" | "hand-over" | "my-shift" | "explanation" | "explanation-saved" | "log-out";

/** What somebody will be asked about, as it is typed. */
export interface About {
  readonly reference: string;
  readonly times: string;
  readonly matter: string;
}

export const noAbout: About = { reference: "", times: "1", matter: "" };

/** What main says (`view`), and beside it only what is local to this window. */
export interface ConsoleState {
  readonly view: ConsoleView | null;
  readonly language: Language;
  readonly panel: Panel | null;
  /** Half typed it outlasts a prompt of another system's, and whatever else comes in its place. */
  readonly about: About;
  /** The shift of whoever has just logged out here; told once, closed by hand. */
  readonly summary: ShiftSummary | null;
  /** A request is on its way; nothing else may be asked until its reply. */
  readonly busy: boolean;
  readonly problem: Problem | null;
}

export const initialConsole: ConsoleState = {
  view: null,
  language: "zh",
  panel: null,
  about: noAbout,
  summary: null,
  busy: false,
  problem: null,
};

const serverOf = (view: ConsoleView | null): string | null => view?.counter.staffNumber ?? null;

/** Takes a newer view over. Somebody else serves: what was open was not theirs, a summary above all. */
export const withConsoleView = (state: ConsoleState, view: ConsoleView): ConsoleState => {
  if (state.view !== null && view.revision <= state.view.revision) return state;
  if (state.view === null || serverOf(state.view) === serverOf(view)) return { ...state, view };
  return { ...state, view, panel: null, about: noAbout, summary: null, problem: null };
};

/** What was asked has been done: the panel that asked for it goes. */
export const withDone = (state: ConsoleState, view: ConsoleView): ConsoleState => ({
  ...withConsoleView(state, view),
  panel: null,
});

/** Somebody was asked about it: the next citizen is not. */
export const withAsked = (state: ConsoleState, view: ConsoleView): ConsoleState => ({
  ...withConsoleView(state, view),
  about: noAbout,
});

export const withConsoleLoggedOut = (state: ConsoleState, { view, summary }: LoggedOut<ConsoleView>): ConsoleState => ({
  ...withDone(state, view),
  summary,
});

export const withExplanationSaved = (state: ConsoleState, view: ConsoleView): ConsoleState => ({
  ...withConsoleView(state, view),
  panel: "explanation-saved",
});

/** Whether somebody may be asked now: whoever serves is here, and the screen is free. */
export const mayAsk = ({ counter }: ConsoleView): boolean => counter.window === "serving" && counter.citizen === "none";
