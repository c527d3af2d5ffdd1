import type { ReactElement } from "react";
import type { FormName, KioskView } from "../contract/ipc/view.ts";
import type { Problem } from "../contract/problems/problem.ts";
import { FormsDialog } from "./citizen/forms-dialog.tsx";
import { PledgesDialog } from "./citizen/pledges-dialog.tsx";
import { StillThere } from "./citizen/still-there.tsx";
import type { DisplayControls } from "./controls/display-controls.ts";
import { PreferencesDialog } from "./controls/preferences-dialog.tsx";
import { Notice } from "./layout/notice.tsx";
import { ExplanationSavedDialog } from "./staff/explanation-screen.tsx";
import { PauseReasonsDialog } from "./staff/pause-reasons-dialog.tsx";
import { ShiftBegun } from "./staff/shift-begun.tsx";
import { MyShiftDialog, ShiftSummaryDialog } from "./staff/shift-summary-dialog.tsx";
import { LogOutDialog, StaffMenuDialog } from "./staff/staff-menu-dialog.tsx";
import type { KioskActions } from "./state/kiosk-actions.ts";
import { isReasonMissing, type KioskState } from "./state/kiosk-state.ts";
import { speeches } from "./words/speech.ts";

interface OverlayProps {
  readonly view: KioskView;
  readonly state: KioskState;
  readonly actions: KioskActions;
  readonly display: DisplayControls;
}

const OpenOverlay = ({ view, state, actions, display }: OverlayProps): ReactElement | null => {
  const { busy } = state;
  const speech = speeches[state.language];
  const onClose = actions.closeOverlay;
  switch (state.overlay) {
    case null:
      return null;
    case "preferences":
      return <PreferencesDialog display={display} speech={speech} onClose={onClose} />;
    case "forms":
      return "services" in view ? (
        <FormsDialog
          services={view.services}
          speech={speech}
          busy={busy}
          onOpenForm={actions.openForm}
          onClose={onClose}
        />
      ) : null;
    case "pledges":
      return view.screen === "ready" ? (
        <PledgesDialog badge={view.badge} mentor={view.mentor} speech={speech} onClose={onClose} />
      ) : null;
    case "staff-menu":
      return (
        <StaffMenuDialog
          speech={speech}
          busy={busy}
          isPaused={view.screen === "paused"}
          onOpenPrompt={actions.openPrompt}
          onOpenPauseReasons={() => actions.openOverlay("pause-reasons")}
          onResume={actions.resume}
          onOpenAskAbout={() => actions.openOverlay("ask-about")}
          onOpenHandOver={actions.openLogin}
          onOpenMyShift={actions.openMyShift}
          onOpenExplanation={() => actions.openOverlay("explanation")}
          onOpenLogOut={() => actions.openOverlay("log-out")}
          onClose={onClose}
        />
      );
    case "pause-reasons":
      return view.screen === "ready" ? (
        <PauseReasonsDialog
          reasons={view.pauseReasons}
          speech={speech}
          busy={busy}
          onPause={actions.pause}
          onClose={onClose}
        />
      ) : null;
    case "shift-begun":
    case "shift-taken-over":
      return view.screen === "ready" ? (
        <ShiftBegun
          badge={view.badge}
          takenOver={state.overlay === "shift-taken-over"}
          speech={speech}
          onClose={onClose}
        />
      ) : null;
    case "my-shift":
      return state.figures && <MyShiftDialog figures={state.figures} speech={speech} onClose={onClose} />;
    case "ask-about":
    case "explanation":
      return null;
    case "explanation-saved":
      return <ExplanationSavedDialog speech={speech} onClose={onClose} />;
    case "log-out":
      return <LogOutDialog speech={speech} busy={busy} onConfirm={actions.logOut} onStay={onClose} />;
  }
};

/** A form may have unsaved text, which only its own screen knows. The number of a complaint is shown only once. */
const asksBeforeEnd = (view: KioskView): view is Extract<KioskView, { readonly screen: FormName | "accepted" }> =>
  ["opinion", "complaint", "survey", "accepted"].includes(view.screen);

/**
 * The problem that a notice shows. On the login screen a problem is beside its field. A missing reason is in the place of
 * the screen's own words.
 */
const noticedProblem = ({ login, it, problem }: KioskState): Problem | null =>
  login !== null || it?.at === "pin" || isReasonMissing(problem) ? null : problem;

/** Whether a notice covers the lower part of a screen: a problem, or the words to a person whose shift has just begun. */
export const hasNotice = (state: KioskState): boolean =>
  noticedProblem(state) !== null ||
  (state.view?.screen === "ready" && (state.overlay === "shift-begun" || state.overlay === "shift-taken-over"));

/** The overlays of a screen. */
export const Overlays = (props: OverlayProps): ReactElement => {
  const { view, state, actions } = props;
  const speech = speeches[state.language];
  const problem = noticedProblem(state);
  return (
    <>
      <OpenOverlay {...props} />
      {asksBeforeEnd(view) && <StillThere view={view} speech={speech} way="leave" onStop={actions.leave} />}
      {state.summary !== null && (
        <ShiftSummaryDialog summary={state.summary} speech={speech} onClose={actions.closeSummary} />
      )}
      {problem !== null && (
        <Notice
          problem={problem}
          speech={speech}
          forIt={state.it !== null || view.screen === "out-of-service"}
          onDismiss={actions.dismissProblem}
        />
      )}
    </>
  );
};
