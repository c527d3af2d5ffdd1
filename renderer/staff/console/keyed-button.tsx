import type { ReactElement } from "react";
import { keyNames } from "./console-keys.ts";
import type { ConsolePartProps } from "./console-part.ts";

interface KeyedButtonProps {
  readonly testId: string;
  readonly name: string;
  /** The key with the same effect. */
  readonly keyName?: string;
  /** A second line. */
  readonly note?: string | null;
  readonly strong?: boolean;
  readonly disabled: boolean;
  readonly submits?: boolean;
  readonly onPress?: () => void;
}

/** A button of 窗口台, labelled with its key if it has one. */
export const KeyedButton = (props: KeyedButtonProps): ReactElement => (
  <button
    type={props.submits ? "submit" : "button"}
    className={props.strong ? "console-button console-strong" : "console-button"}
    data-testid={props.testId}
    disabled={props.disabled}
    aria-keyshortcuts={props.keyName === "Esc" ? "Escape" : props.keyName}
    onClick={props.onPress}
  >
    {props.note ? (
      <span>
        {props.name} <small>{props.note}</small>
      </span>
    ) : (
      props.name
    )}
    {props.keyName !== undefined && <kbd>{props.keyName}</kbd>}
  </button>
);

interface BackButtonProps extends ConsolePartProps {
  /** Its words in place of 返回, where it is the safe answer to a question. */
  readonly safeAnswer?: string;
}

/** Closes a panel without a change. It has no key where a key would discard text. */
export const BackButton = ({ state, speech, actions, safeAnswer }: BackButtonProps): ReactElement => (
  <KeyedButton
    testId="back"
    name={safeAnswer ?? speech.words("console.back")}
    strong={safeAnswer !== undefined}
    {...(state.panel !== "explanation" && { keyName: keyNames.cancel })}
    disabled={state.busy}
    onPress={actions.goBack}
  />
);
