import type { ConsolePauseInput, ConsolePromptInput } from "../../../contract/ipc/console-inputs.ts";
import type { ConsoleApi } from "../../../contract/ipc/console-requests.ts";
import type { ExplanationInput, LogInInput } from "../../../contract/ipc/inputs.ts";
import { otherLanguage } from "../../words/speech.ts";
import {
  type About,
  mayAsk,
  type Panel,
  withAsked,
  withConsoleLoggedOut,
  withConsoleView,
  withDone,
  withExplanationSaved,
} from "./console-state.ts";
import { askConsole, type ConsoleStore } from "./console-store.ts";

/** Every action of the clerk in 窗口台, by mouse or by key. */
export interface ConsoleActions {
  readonly logIn: (input: LogInInput) => void;
  /** A reader's text, for an open login. */
  readonly scanBadge: (text: string) => void;
  readonly handOver: (input: LogInInput) => void;
  readonly logOut: (pin: string | null) => void;
  readonly changeAbout: (part: Partial<About>) => void;
  readonly openPrompt: (transaction: ConsolePromptInput["transaction"]) => void;
  /** Cancels the open prompt, if the office may. */
  readonly cancelPrompt: () => void;
  readonly pause: (input: ConsolePauseInput) => void;
  readonly resume: () => void;
  readonly explain: (input: ExplanationInput) => void;
  readonly openPanel: (panel: Panel) => void;
  /** One step back: closes the open panel first, and only then anything else. */
  readonly goBack: () => void;
  readonly switchLanguage: () => void;
  readonly dismissProblem: () => void;
}

export const createConsoleActions = (store: ConsoleStore, api: ConsoleApi): ConsoleActions => ({
  logIn: (input) => void askConsole(store, () => api.logIn(input), withDone),
  scanBadge: (text) => void askConsole(store, () => api.scanBadge({ text }), withDone),
  handOver: (input) => void askConsole(store, () => api.handOver(input), withDone),
  logOut: (pin) => void askConsole(store, () => api.logOut({ pin }), withConsoleLoggedOut),
  changeAbout: (part) => store.setState(({ about }) => ({ about: { ...about, ...part } })),
  openPrompt: (transaction) => {
    const { view } = store.getState();
    if (view && mayAsk(view)) void askConsole(store, () => api.openPrompt({ transaction }), withAsked);
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
