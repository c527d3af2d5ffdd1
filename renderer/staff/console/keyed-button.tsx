import type { ReactElement } from "react";

interface KeyedButtonProps {
  readonly testId: string;
  readonly name: string;
  /** The key with the same effect. */
  readonly keyName?: string;
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
    {props.name}
    {props.keyName !== undefined && <kbd>{props.keyName}</kbd>}
  </button>
);
