import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { Level, PromptId } from "../../contract/words.ts";
import { otherLanguage } from "../words/speech.ts";
import { withLogin, withLoginOpened } from "./kiosk-state.ts";
import { ask, type KioskStore } from "./kiosk-store.ts";
import { type LoginDraft, missingIn, withHint } from "./login-draft.ts";

/** Everything a finger can do. Screens get these as props and know nothing of the store or of main. */
export interface KioskActions {
  readonly switchLanguage: () => void;
  readonly openLogin: () => void;
  readonly closeLogin: () => void;
  readonly changeLogin: (change: (draft: LoginDraft) => LoginDraft) => void;
  readonly submitLogin: () => void;
  readonly askToLogOut: () => void;
  readonly stayOnDuty: () => void;
  readonly logOut: () => void;
  readonly openPrompt: () => void;
  readonly cancelPrompt: (promptId: PromptId) => void;
  readonly rate: (promptId: PromptId, level: Level) => void;
  readonly dismissProblem: () => void;
}

type LoginActions = Pick<KioskActions, "openLogin" | "closeLogin" | "changeLogin" | "submitLogin">;

const loginActions = (store: KioskStore, api: KioskApi): LoginActions => ({
  openLogin: () => store.setState(withLoginOpened),
  closeLogin: () => store.setState((state) => (state.busy ? state : withLogin(state, null))),
  changeLogin: (change) =>
    store.setState((state) =>
      state.login === null || state.busy ? state : { ...withLogin(state, change(state.login)) },
    ),
  submitLogin: () => {
    const { login, busy } = store.getState();
    if (login === null || busy) return;
    const hint = missingIn(login);
    if (hint !== null) return store.setState((state) => withLogin(state, withHint(login, hint)));
    const { staffNumber, pin } = login;
    void ask(store, () => api.logIn({ staffNumber, pin }));
  },
});

export const createKioskActions = (store: KioskStore, api: KioskApi): KioskActions => ({
  ...loginActions(store, api),
  switchLanguage: () => store.setState(({ language }) => ({ language: otherLanguage(language) })),
  askToLogOut: () => store.setState({ confirmingLogOut: true }),
  stayOnDuty: () => store.setState({ confirmingLogOut: false }),
  logOut: () => void ask(store, api.logOut),
  openPrompt: () => void ask(store, api.openPrompt),
  cancelPrompt: (promptId) => void ask(store, () => api.cancelPrompt({ promptId })),
  rate: (promptId, level) => void ask(store, () => api.rate({ promptId, level })),
  dismissProblem: () => store.setState({ problem: null }),
});
