import type { ConsoleView } from "../../../contract/ipc/console-view.ts";
import type { Speech } from "../../words/speech.ts";
import type { ConsoleActions } from "./console-actions.ts";
import type { ConsoleState } from "./console-state.ts";

/** The props of every part of 窗口台. */
export interface ConsolePartProps {
  readonly state: ConsoleState;
  readonly speech: Speech;
  readonly actions: ConsoleActions;
}

/** The same, once there is a view. */
export interface ViewedPartProps extends ConsolePartProps {
  readonly view: ConsoleView;
}
