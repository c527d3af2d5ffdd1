import type { ReactElement } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import { Footer } from "../layout/footer.tsx";
import type { KioskActions } from "../state/kiosk-actions.ts";
import type { Speech } from "../words/speech.ts";
import { DeclineButton } from "./decline-button.tsx";
import { FormsButton } from "./forms-dialog.tsx";

interface ScreenFooterProps {
  readonly view: Extract<KioskView, { readonly place: unknown }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  readonly actions: Pick<KioskActions, "openLogin" | "openOverlay" | "declinePrompt" | "leave">;
}

/** Leaves the levels without an answer; absent where there are none. */
const wayOutOf = ({ view, speech, busy, actions }: ScreenFooterProps): ReactElement | null => {
  if (view.screen === "prompt")
    return (
      <DeclineButton
        key={view.promptId}
        text={speech.words("prompt.decline")}
        testId="decline-prompt"
        busy={busy}
        onLeave={(tap) => actions.declinePrompt(view.promptId, tap)}
      />
    );
  if (view.screen === "changing")
    return (
      <DeclineButton
        key="keep"
        text={speech.words("changing.keep")}
        testId="keep-rating"
        busy={busy}
        onLeave={actions.leave}
      />
    );
  return null;
};

/** The footer of the citizens' screens, with the buttons of the present one. It stays while the screen above it changes. */
export const ScreenFooter = (props: ScreenFooterProps): ReactElement => {
  const { view, speech, display, actions } = props;
  const canLogIn = view.screen === "no-one-on-duty" || view.screen === "closed";
  const hasSurvey = "services" in view && view.services.survey !== null;
  return (
    <Footer
      place={view.place}
      speech={speech}
      display={display}
      content={`${view.screen} ${hasSurvey}`}
      wayOut={wayOutOf(props)}
    >
      {canLogIn && (
        <button type="button" className="button" data-testid="login-open" onClick={actions.openLogin}>
          {speech.words("noOneOnDuty.logIn")}
        </button>
      )}
      {"services" in view && (
        <FormsButton services={view.services} speech={speech} onOpen={() => actions.openOverlay("forms")} />
      )}
    </Footer>
  );
};
