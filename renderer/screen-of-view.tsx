import type { ReactElement } from "react";
import { assertNever } from "../contract/assert-never.ts";
import type { KioskView, Screen } from "../contract/ipc/view.ts";
import { AcceptedScreen } from "./citizen/accepted-screen.tsx";
import { ChangingScreen } from "./citizen/changing-screen.tsx";
import { ClosedScreen, NoOneOnDutyScreen } from "./citizen/closed-screen.tsx";
import { ComplaintScreen } from "./citizen/complaint-screen.tsx";
import { OpinionScreen } from "./citizen/opinion-screen.tsx";
import { PausedScreen } from "./citizen/paused-screen.tsx";
import { PromptScreen } from "./citizen/prompt-screen.tsx";
import { ReadyScreen } from "./citizen/ready-screen.tsx";
import { ReasonsScreen } from "./citizen/reasons-screen.tsx";
import { ReceivedScreen } from "./citizen/received-screen.tsx";
import { ScreenFooter } from "./citizen/screen-footer.tsx";
import { SurveyScreen } from "./citizen/survey-screen.tsx";
import { ThanksScreen } from "./citizen/thanks-screen.tsx";
import type { DisplayControls } from "./controls/display-controls.ts";
import { OutOfServiceOrEnrolment } from "./it/enrolment/out-of-service-or-enrolment.tsx";
import { ItEntrance } from "./it/it-door.tsx";
import { ItScreen } from "./it/it-screen.tsx";
import { Header } from "./layout/header.tsx";
import { AskAboutScreen } from "./staff/ask-about-screen.tsx";
import { ExplanationScreen } from "./staff/explanation-screen.tsx";
import { LoginScreen } from "./staff/login-screen.tsx";
import type { KioskActions } from "./state/kiosk-actions.ts";
import { isHandingOver, isReasonMissing, type KioskState } from "./state/kiosk-state.ts";
import { speeches } from "./words/speech.ts";

interface ScreenOfViewProps {
  readonly view: KioskView;
  readonly state: KioskState;
  readonly actions: KioskActions;
  readonly display: DisplayControls;
}

const idleScreens: readonly string[] = ["no-one-on-duty", "closed", "paused", "ready"] satisfies Screen[];

const isIdle = (screen: Screen): boolean => idleScreens.includes(screen);

type ViewOfPlace = Extract<KioskView, { readonly place: unknown }>;

/** The screen of a view, between the header and the footer, which stay while it changes. */
export const ScreenOfView = ({ view, state, actions, display }: ScreenOfViewProps): ReactElement => {
  const speech = speeches[state.language];
  const { busy } = state;
  if (view.screen === "out-of-service")
    return (
      <OutOfServiceOrEnrolment
        view={view}
        speech={speech}
        busy={busy}
        actions={actions.enrolment}
        onSwitchLanguage={actions.switchLanguage}
      />
    );
  const other = screenInPlace({ view, state, actions });
  return (
    <>
      {state.it?.at !== "panel" && <Header place={view.place} speech={speech} />}
      {other ?? (
        <>
          {isIdle(view.screen) && <ItEntrance onHold={actions.it.knock} />}
          <OwnScreen view={view} state={state} actions={actions} display={display} />
          <ScreenFooter view={view} speech={speech} busy={busy} display={display} actions={actions} />
        </>
      )}
    </>
  );
};

interface InPlaceParts {
  readonly view: ViewOfPlace;
  readonly state: KioskState;
  readonly actions: KioskActions;
}

/** The screen of IT or staff in the place of the view's own, or null. */
const screenInPlace = ({ view, state, actions }: InPlaceParts): ReactElement | null => {
  const { busy } = state;
  const shared = { speech: speeches[state.language], busy };
  if (state.it !== null) return <ItScreen place={view.place} it={state.it} state={state} actions={actions} />;
  if (state.login !== null)
    return (
      <LoginScreen
        isHandOver={isHandingOver(state)}
        draft={state.login}
        problem={state.problem}
        {...shared}
        onChange={actions.changeLogin}
        onSubmit={actions.submitLogin}
        onNewPin={actions.beginNewPin}
        onCancel={actions.closeLogin}
      />
    );
  if (state.overlay === "explanation")
    return <ExplanationScreen {...shared} onExplain={actions.explain} onClose={actions.closeOverlay} />;
  if (state.overlay === "ask-about")
    return <AskAboutScreen {...shared} onAsk={actions.openPromptAbout} onClose={actions.closeOverlay} />;
  return null;
};

interface OwnScreenProps extends ScreenOfViewProps {
  readonly view: ViewOfPlace;
}

/** A view without a screen does not compile. */
const OwnScreen = ({ view, state, actions, display }: OwnScreenProps): ReactElement => {
  const shared = { speech: speeches[state.language], busy: state.busy, display };
  switch (view.screen) {
    case "no-one-on-duty":
      return <NoOneOnDutyScreen speech={shared.speech} />;
    case "closed":
      return <ClosedScreen view={view} speech={shared.speech} />;
    case "paused":
      return <PausedScreen view={view} speech={shared.speech} onOpenStaffMenu={actions.openStaffMenu} />;
    case "ready":
      return (
        <ReadyScreen
          {...shared}
          view={view}
          covered={state.overlay !== null || state.problem !== null}
          onOpenWalkUp={actions.openWalkUp}
          onOpenStaffMenu={actions.openStaffMenu}
          onOpenPledges={() => actions.openOverlay("pledges")}
        />
      );
    case "prompt":
      return (
        <PromptScreen
          {...shared}
          key={view.promptId}
          view={view}
          onRate={(level, tap) => actions.rate(view.promptId, level, tap)}
        />
      );
    case "changing":
      return (
        <ChangingScreen {...shared} view={view} onRate={(level, tap) => actions.rate(view.promptId, level, tap)} />
      );
    case "reasons":
      return (
        <ReasonsScreen
          {...shared}
          view={view}
          isReasonMissing={isReasonMissing(state.problem)}
          onChooseTags={(tagCodes) => actions.chooseTags(view.promptId, tagCodes)}
          onGiveComment={(text) => actions.giveComment(view.promptId, text)}
          onWithdrawComment={() => actions.withdrawComment(view.promptId)}
          onChangeRating={(tap) => actions.changeRating(view.promptId, tap)}
          onLeave={actions.leave}
        />
      );
    case "thanks":
      return (
        <ThanksScreen
          {...shared}
          view={view}
          onChangeRating={(tap) => actions.changeRating(view.promptId, tap)}
          onOpenForm={actions.openForm}
          onLeave={actions.leave}
        />
      );
    case "opinion":
      return <OpinionScreen {...shared} view={view} onGiveOpinion={actions.giveOpinion} onLeave={actions.leave} />;
    case "complaint":
      return (
        <ComplaintScreen {...shared} view={view} onMakeComplaint={actions.makeComplaint} onLeave={actions.leave} />
      );
    case "survey":
      return <SurveyScreen {...shared} view={view} onAnswerQuestion={actions.answerQuestion} onLeave={actions.leave} />;
    case "received":
      return <ReceivedScreen {...shared} view={view} onLeave={actions.leave} />;
    case "accepted":
      return <AcceptedScreen {...shared} view={view} onLeave={actions.leave} />;
    default:
      return assertNever(view);
  }
};
