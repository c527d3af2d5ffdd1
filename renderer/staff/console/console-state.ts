import type { ConsoleView } from "../../../contract/ipc/console-view.ts";
import type { LoggedOut, ShiftSummary } from "../../../contract/ipc/shift.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { Language } from "../../words/speech.ts";

/** The panel in place of the first page. Without staff on duty the login takes it automatically. */
export type Panel = "pause" | "hand-over" | "my-shift" | "explanation" | "explanation-saved" | "log-out";

/** The subject of the next prompt, as it is typed. */
export interface About {
  readonly reference: string;
  readonly times: string;
  readonly matter: string;
}

export const noAbout: About = { reference: "", times: "1", matter: "" };

/** Main's view, and the state that is local to this window. */
export interface ConsoleState {
  readonly view: ConsoleView | null;
  readonly language: Language;
  readonly panel: Panel | null;
  /** While it is typed, it is not lost by another system's prompt or a panel. */
  readonly about: About;
  /** The shift of the clerk who has just logged out here; shown once, closed by hand. */
  readonly summary: ShiftSummary | null;
  /** A request is in progress; no other may be sent until its reply. */
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

/** Takes a newer view over. After a change of staff all open panels are closed, above all a summary. */
export const withConsoleView = (state: ConsoleState, view: ConsoleView): ConsoleState => {
  if (state.view !== null && view.revision <= state.view.revision) return state;
  if (state.view === null || serverOf(state.view) === serverOf(view)) return { ...state, view };
  return { ...state, view, panel: null, about: noAbout, summary: null, problem: null };
};

/** The request was successful: closes its panel. */
export const withDone = (state: ConsoleState, view: ConsoleView): ConsoleState => ({
  ...withConsoleView(state, view),
  panel: null,
});

/** The prompt is open: its subject is cleared for the next citizen. */
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

/** Whether a prompt may be opened now: staff are serving, and the screen is free. */
export const mayAsk = ({ counter }: ConsoleView): boolean => counter.window === "serving" && counter.citizen === "none";
