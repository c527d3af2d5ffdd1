import type { ComplaintWords } from "../../contract/complaint.ts";
import type { AnswerInput, ExplanationInput, LogInInput, Tap } from "../../contract/ipc/inputs.ts";
import type { KioskApi } from "../../contract/ipc/requests.ts";
import type { PauseMinutes } from "../../contract/ipc/shift.ts";
import type { FormName } from "../../contract/ipc/view.ts";
import type { Transaction } from "../../contract/ledger/bodies/prompt.ts";
import { isWeakPin } from "../../contract/pin-strength.ts";
import type { Level, PromptId } from "../../contract/words.ts";
import { createEnrolmentActions, type EnrolmentActions } from "./enrolment-actions.ts";
import { createItActions, type ItActions } from "./it-actions.ts";
import { withOtherLanguage } from "./it-state.ts";
import {
  isHandingOver,
  type Overlay,
  withExplained,
  withFigures,
  withLoggedOut,
  withLogin,
  withLoginOpened,
  withProblem,
} from "./kiosk-state.ts";
import { ask, askFor, type KioskStore } from "./kiosk-store.ts";
import { type LoginDraft, missingIn, withHint } from "./login-draft.ts";
import type { PreferenceName } from "./preferences.ts";

/** Every action of a finger. Screens get these as props and do not know the store or main. */
export interface KioskActions {
  readonly switchLanguage: () => void;
  readonly togglePreference: (name: PreferenceName) => void;
  readonly openOverlay: (overlay: Overlay) => void;
  /** Opens the menu, and the clerk's own window where there is one. */
  readonly openStaffMenu: () => void;
  readonly closeOverlay: () => void;
  readonly openLogin: () => void;
  readonly closeLogin: () => void;
  readonly changeLogin: (change: (draft: LoginDraft) => LoginDraft) => void;
  readonly submitLogin: () => void;
  /** A reader's text, and the login as it was before: the reader's keys were typed into the focused field as well. */
  readonly scanBadge: (text: string, before: LoginDraft | null) => void;
  /** 修改口令: asks for a new PIN after the right one. */
  readonly beginNewPin: () => void;
  readonly logOut: () => void;
  readonly closeSummary: () => void;
  readonly openMyShift: () => void;
  readonly explain: (input: ExplanationInput) => void;
  /** `reason` counts the pause reasons of the ready view from 0. */
  readonly pause: (reason: number, minutes: PauseMinutes | null) => void;
  readonly resume: () => void;
  readonly openPrompt: () => void;
  readonly openPromptAbout: (transaction: Transaction) => void;
  readonly openWalkUp: () => void;
  readonly declinePrompt: (promptId: PromptId, tap: Tap) => void;
  /** Resolves to true once main has answered, also with a refusal; at once to false where another request is under way. */
  readonly rate: (promptId: PromptId, level: Level, tap: Tap) => Promise<boolean>;
  readonly changeRating: (promptId: PromptId, tap: Tap) => void;
  readonly chooseTags: (promptId: PromptId, tagCodes: readonly string[]) => void;
  readonly giveComment: (promptId: PromptId, text: string) => void;
  readonly withdrawComment: (promptId: PromptId) => void;
  readonly openForm: (form: FormName) => void;
  readonly giveOpinion: (text: string) => void;
  readonly makeComplaint: (words: ComplaintWords) => void;
  readonly answerQuestion: (given: AnswerInput) => void;
  /** 完成, 退出 or 不改了. */
  readonly leave: () => void;
  readonly dismissProblem: () => void;
  readonly it: ItActions;
  readonly enrolment: EnrolmentActions;
}

type LoginActions = Pick<
  KioskActions,
  "openLogin" | "closeLogin" | "changeLogin" | "submitLogin" | "beginNewPin" | "scanBadge"
>;

const loginActions = (store: KioskStore, api: KioskApi): LoginActions => ({
  openLogin: () => store.setState(withLoginOpened),
  closeLogin: () => store.setState((state) => (state.busy ? state : withLogin(state, null))),
  changeLogin: (change) =>
    store.setState((state) =>
      state.login === null || state.busy ? state : { ...withLogin(state, change(state.login)) },
    ),
  submitLogin: () => submitLogin(store, api),
  scanBadge: (text, before) => {
    if (store.getState().busy) return;
    store.setState((state) => withLogin(state, before));
    void ask(store, () => api.scanBadge({ text }));
  },
  beginNewPin: () => submitLogin(store, api, { changesPin: true }),
});

/** Submits the login once nothing is missing. A new PIN that is too weak is refused before it is typed again. */
const submitLogin = (store: KioskStore, api: KioskApi, wish: Pick<LogInInput, "changesPin"> = {}): void => {
  const { login, busy } = store.getState();
  if (login === null || busy) return;
  const { step, staffNumber, pin, newPin } = login;
  const hint = missingIn(login);
  if (hint !== "new-pin-too-short" && isRefusedAsWeak(login)) {
    store.setState((state) => withProblem(state, { code: "pin-weak" }));
  } else if (hint !== null) store.setState((state) => withLogin(state, withHint(login, hint)));
  else if (step === "log-out") void askFor(store, () => api.logOut({ pin }), withLoggedOut);
  else if (step === "new-pin") void ask(store, () => api.changePin({ staffNumber, pin, newPin }));
  else if (isHandingOver(store.getState())) void ask(store, () => api.handOver({ staffNumber, pin, ...wish }));
  else void ask(store, () => api.logIn({ staffNumber, pin, ...wish }));
};

const isRefusedAsWeak = ({ step, staffNumber, pin, newPin }: LoginDraft): boolean =>
  step === "new-pin" && (newPin === pin || isWeakPin(newPin, staffNumber));

type ShiftActions = Pick<KioskActions, "logOut" | "closeSummary" | "openMyShift" | "explain" | "pause" | "resume">;

const shiftActions = (store: KioskStore, api: KioskApi): ShiftActions => ({
  logOut: () => void askFor(store, () => api.logOut({ pin: null }), withLoggedOut),
  closeSummary: () => store.setState({ summary: null }),
  openMyShift: () => void askFor(store, api.myShift, withFigures),
  explain: (input) => void askFor(store, () => api.explain(input), withExplained),
  pause: (reason, minutes) => void ask(store, () => api.pause({ reason, minutes })),
  resume: () => void ask(store, api.resume),
});

type ScreenActions = Pick<
  KioskActions,
  "switchLanguage" | "togglePreference" | "openOverlay" | "openStaffMenu" | "closeOverlay" | "dismissProblem"
>;

const screenActions = (store: KioskStore, api: KioskApi): ScreenActions => ({
  switchLanguage: () => store.setState(withOtherLanguage),
  togglePreference: (name) =>
    store.setState(({ preferences }) => ({ preferences: { ...preferences, [name]: !preferences[name] } })),
  openOverlay: (overlay) => store.setState({ overlay }),
  openStaffMenu: () => {
    store.setState({ overlay: "staff-menu" });
    void api.showConsole();
  },
  closeOverlay: () => store.setState({ overlay: null }),
  dismissProblem: () => store.setState({ problem: null }),
});

/** Longer than a disk usually needs: the thanks then come without a drawing in between. */
const rateBusyAfterMs = 100;

export const createKioskActions = (store: KioskStore, api: KioskApi): KioskActions => ({
  ...loginActions(store, api),
  ...screenActions(store, api),
  ...shiftActions(store, api),
  openPrompt: () => void ask(store, api.openPrompt),
  openPromptAbout: (transaction) => void ask(store, () => api.openPromptAbout({ transaction })),
  openWalkUp: () => void ask(store, api.openWalkUp),
  declinePrompt: (promptId, tap) => void ask(store, () => api.declinePrompt({ promptId, ...tap })),
  rate: (promptId, level, tap) => ask(store, () => api.rate({ promptId, level, ...tap }), rateBusyAfterMs),
  changeRating: (promptId, tap) => void ask(store, () => api.changeRating({ promptId, ...tap })),
  chooseTags: (promptId, tagCodes) => void ask(store, () => api.chooseTags({ promptId, tagCodes })),
  giveComment: (promptId, text) => void ask(store, () => api.giveComment({ promptId, text })),
  withdrawComment: (promptId) => void ask(store, () => api.withdrawComment({ promptId })),
  openForm: (form) => void ask(store, () => api.openForm({ form })),
  giveOpinion: (text) => void ask(store, () => api.giveOpinion({ text })),
  makeComplaint: (words) => void ask(store, () => api.makeComplaint(words)),
  answerQuestion: (given) => void ask(store, () => api.answerQuestion(given)),
  leave: () => void ask(store, api.leave),
  it: createItActions(store, api),
  enrolment: createEnrolmentActions(store, api),
});
