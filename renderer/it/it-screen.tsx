import type { ReactElement } from "react";
import type { Place } from "../../contract/ipc/view.ts";
import type { ItState } from "../state/it-state.ts";
import type { KioskActions } from "../state/kiosk-actions.ts";
import type { KioskState } from "../state/kiosk-state.ts";
import { speeches } from "../words/speech.ts";
import { ItPinScreen } from "./it-pin-screen.tsx";
import { ItPanelScreen } from "./panel/it-panel-screen.tsx";

interface ItScreenProps {
  readonly place: Place;
  readonly it: ItState;
  readonly state: Pick<KioskState, "language" | "busy" | "problem">;
  readonly actions: KioskActions;
}

/** IT's screen in place of the citizen's. */
export const ItScreen = ({ place, it, state, actions }: ItScreenProps): ReactElement => {
  const shared = { speech: speeches[state.language], busy: state.busy, actions: actions.it };
  return it.at === "pin" ? (
    <ItPinScreen {...shared} place={place} problem={state.problem} onDismissProblem={actions.dismissProblem} />
  ) : (
    <ItPanelScreen {...shared} panel={it.panel} onSwitchLanguage={actions.switchLanguage} />
  );
};
