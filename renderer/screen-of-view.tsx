import type { ReactElement } from "react";
import { assertNever } from "../contract/assert-never.ts";
import type { KioskView } from "../contract/ipc/view.ts";
import { NoOneOnDutyScreen } from "./citizen/no-one-on-duty-screen.tsx";
import { PromptScreen } from "./citizen/prompt-screen.tsx";
import { ReadyScreen } from "./citizen/ready-screen.tsx";
import { ThanksScreen } from "./citizen/thanks-screen.tsx";
import { OutOfServiceScreen } from "./it/out-of-service-screen.tsx";
import { LoginScreen } from "./staff/login-screen.tsx";
import type { KioskActions } from "./state/kiosk-actions.ts";
import type { KioskState } from "./state/kiosk-state.ts";
import { speeches } from "./words/speech.ts";

interface ScreenOfViewProps<View extends KioskView = KioskView> {
  readonly view: View;
  readonly state: KioskState;
  readonly actions: KioskActions;
}

type ViewOf<Screen extends KioskView["screen"]> = Extract<KioskView, { readonly screen: Screen }>;

const NoOneOnDuty = ({ view, state, actions }: ScreenOfViewProps<ViewOf<"no-one-on-duty">>): ReactElement =>
  state.login === null ? (
    <NoOneOnDutyScreen
      place={view.place}
      speech={speeches[state.language]}
      onSwitchLanguage={actions.switchLanguage}
      onOpenLogin={actions.openLogin}
    />
  ) : (
    <LoginScreen
      place={view.place}
      draft={state.login}
      problem={state.problem}
      speech={speeches[state.language]}
      busy={state.busy}
      onChange={actions.changeLogin}
      onSubmit={actions.submitLogin}
      onCancel={actions.closeLogin}
    />
  );

const Ready = ({ view, state, actions }: ScreenOfViewProps<ViewOf<"ready">>): ReactElement => (
  <ReadyScreen
    place={view.place}
    badge={view.badge}
    speech={speeches[state.language]}
    busy={state.busy}
    onSwitchLanguage={actions.switchLanguage}
    onOpenPrompt={actions.openPrompt}
    onLogOut={actions.askToLogOut}
  />
);

const Prompt = ({ view, state, actions }: ScreenOfViewProps<ViewOf<"prompt">>): ReactElement => (
  <PromptScreen
    key={view.promptId}
    view={view}
    speech={speeches[state.language]}
    busy={state.busy}
    onRate={(level) => actions.rate(view.promptId, level)}
    onCancel={() => actions.cancelPrompt(view.promptId)}
    onSwitchLanguage={actions.switchLanguage}
  />
);

/** Which screen a view asks for. A view without a screen does not compile. */
export const ScreenOfView = ({ view, state, actions }: ScreenOfViewProps): ReactElement => {
  const speech = speeches[state.language];
  switch (view.screen) {
    case "out-of-service":
      return <OutOfServiceScreen problem={view.problem} facts={view.facts} />;
    case "no-one-on-duty":
      return <NoOneOnDuty view={view} state={state} actions={actions} />;
    case "ready":
      return <Ready view={view} state={state} actions={actions} />;
    case "prompt":
      return <Prompt view={view} state={state} actions={actions} />;
    case "thanks":
      return <ThanksScreen place={view.place} speech={speech} onSwitchLanguage={actions.switchLanguage} />;
    default:
      return assertNever(view);
  }
};
