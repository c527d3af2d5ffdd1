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
import { SurveyScreen } from "./citizen/survey-screen.tsx";
import { ThanksScreen } from "./citizen/thanks-screen.tsx";
import type { DisplayControls } from "./controls/display-controls.ts";
import { OutOfServiceOrEnrolment } from "./it/enrolment/out-of-service-or-enrolment.tsx";
import { ItEntrance } from "./it/it-door.tsx";
import { ItScreen } from "./it/it-screen.tsx";
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

/** The screen of a view. A view without a screen does not compile. */
export const ScreenOfView = ({ view, state, actions, display }: ScreenOfViewProps): ReactElement => {
  const { busy } = state;
  const shared = { speech: speeches[state.language], busy, display };
  if (state.it !== null && "place" in view)
    return <ItScreen place={view.place} it={state.it} state={state} actions={actions} />;
  if (state.login !== null && "place" in view)
    return (
      <LoginScreen
        place={view.place}
        isHandOver={isHandingOver(state)}
        draft={state.login}
        problem={state.problem}
        speech={shared.speech}
        busy={busy}
        onChange={actions.changeLogin}
        onSubmit={actions.submitLogin}
        onNewPin={actions.beginNewPin}
        onCancel={actions.closeLogin}
      />
    );
  if ((state.overlay === "explanation" || state.overlay === "ask-about") && "place" in view) {
    const screen = { place: view.place, speech: shared.speech, busy, onClose: actions.closeOverlay };
    return state.overlay === "explanation" ? (
      <ExplanationScreen {...screen} onExplain={actions.explain} />
    ) : (
      <AskAboutScreen {...screen} onAsk={actions.openPromptAbout} />
    );
  }
  return (
    <>
      {isIdle(view.screen) && <ItEntrance onHold={actions.it.knock} />}
      <OwnScreen view={view} state={state} actions={actions} display={display} />
    </>
  );
};

const OwnScreen = ({ view, state, actions, display }: ScreenOfViewProps): ReactElement => {
  const shared = { speech: speeches[state.language], busy: state.busy, display };
  const onOpenForms = () => actions.openOverlay("forms");
  const onOpenStaffMenu = actions.openStaffMenu;
  switch (view.screen) {
    case "out-of-service":
      return (
        <OutOfServiceOrEnrolment
          view={view}
          speech={shared.speech}
          busy={state.busy}
          actions={actions.enrolment}
          onSwitchLanguage={actions.switchLanguage}
        />
      );
    case "no-one-on-duty":
      return <NoOneOnDutyScreen {...shared} view={view} onOpenLogin={actions.openLogin} onOpenForms={onOpenForms} />;
    case "closed":
      return <ClosedScreen {...shared} view={view} onOpenLogin={actions.openLogin} onOpenForms={onOpenForms} />;
    case "paused":
      return <PausedScreen {...shared} view={view} onOpenStaffMenu={onOpenStaffMenu} onOpenForms={onOpenForms} />;
    case "ready":
      return (
        <ReadyScreen
          {...shared}
          view={view}
          covered={state.overlay !== null || state.problem !== null}
          onOpenWalkUp={actions.openWalkUp}
          onOpenStaffMenu={onOpenStaffMenu}
          onOpenForms={onOpenForms}
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
          onDecline={() => actions.declinePrompt(view.promptId)}
        />
      );
    case "changing":
      return (
        <ChangingScreen
          {...shared}
          view={view}
          onRate={(level, tap) => actions.rate(view.promptId, level, tap)}
          onLeave={actions.leave}
        />
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
      return (
        <SurveyScreen
          {...shared}
          key={view.question.id}
          view={view}
          onAnswerQuestion={actions.answerQuestion}
          onLeave={actions.leave}
        />
      );
    case "received":
      return <ReceivedScreen {...shared} view={view} onLeave={actions.leave} />;
    case "accepted":
      return <AcceptedScreen {...shared} view={view} onLeave={actions.leave} />;
    default:
      return assertNever(view);
  }
};
