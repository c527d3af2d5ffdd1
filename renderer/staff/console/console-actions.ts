import type { ConsoleApi, ConsolePauseInput, ConsolePromptInput } from "../../../contract/ipc/console-requests.ts";
import type { LogInInput } from "../../../contract/ipc/requests.ts";
import type { ExplanationInput } from "../../../contract/ipc/shift.ts";
import { otherLanguage } from "../../words/speech.ts";
import {
  mayAsk,
  type Panel,
  withConsoleLoggedOut,
  withConsoleView,
  withDone,
  withExplanationSaved,
} from "./console-state.ts";
import { askConsole, type ConsoleStore } from "./console-store.ts";

/** Everything that whoever serves can do here, by mouse or by key. */
export interface ConsoleActions {
  readonly logIn: (input: LogInInput) => void;
  readonly handOver: (input: LogInInput) => void;
  readonly logOut: () => void;
  readonly openPrompt: (transaction: ConsolePromptInput["transaction"]) => void;
  /** The open prompt, where it is the office's to cancel. */
  readonly cancelPrompt: () => void;
  readonly pause: (input: ConsolePauseInput) => void;
  readonly resume: () => void;
  readonly explain: (input: ExplanationInput) => void;
  readonly openPanel: (panel: Panel) => void;
  /** One step back: what is open here closes, and only then anything else. */
  readonly goBack: () => void;
  readonly switchLanguage: () => void;
  readonly dismissProblem: () => void;
}

export const createConsoleActions = (store: ConsoleStore, api: ConsoleApi): ConsoleActions => ({
  logIn: (input) => void askConsole(store, () => api.logIn(input), withDone),
  handOver: (input) => void askConsole(store, () => api.handOver(input), withDone),
  logOut: () => void askConsole(store, api.logOut, withConsoleLoggedOut),
  openPrompt: (transaction) => {
    const { view } = store.getState();
    if (view && mayAsk(view)) void askConsole(store, () => api.openPrompt({ transaction }), withConsoleView);
  },
  cancelPrompt: () => {
    const { view } = store.getState();
    const promptId = view?.mayCancel ? view.counter.prompt?.promptId : undefined;
    if (promptId) void askConsole(store, () => api.cancelPrompt({ promptId }), withConsoleView);
  },
  pause: (input) => void askConsole(store, () => api.pause(input), withDone),
  resume: () => void askConsole(store, api.resume, withDone),
  explain: (input) => void askConsole(store, () => api.explain(input), withExplanationSaved),
  openPanel: (panel) => store.setState({ panel, problem: null }),
  goBack: () => store.setState({ panel: null, summary: null, problem: null }),
  switchLanguage: () => store.setState(({ language }) => ({ language: otherLanguage(language) })),
  dismissProblem: () => store.setState({ problem: null }),
});
