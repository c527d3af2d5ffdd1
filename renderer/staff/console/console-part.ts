import type { ConsoleView } from "../../../contract/ipc/console-view.ts";
import type { Speech } from "../../words/speech.ts";
import type { ConsoleActions } from "./console-actions.ts";
import type { ConsoleState } from "./console-state.ts";

/** What every part of 窗口台 gets. */
export interface ConsolePartProps {
  readonly state: ConsoleState;
  readonly speech: Speech;
  readonly actions: ConsoleActions;
}

/** The same, where main has spoken. */
export interface ViewedPartProps extends ConsolePartProps {
  readonly view: ConsoleView;
}
