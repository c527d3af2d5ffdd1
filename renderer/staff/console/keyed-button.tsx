import type { ReactElement } from "react";

interface KeyedButtonProps {
  readonly testId: string;
  readonly name: string;
  /** The key that does the same. */
  readonly keyName?: string;
  readonly strong?: boolean;
  readonly disabled: boolean;
  readonly submits?: boolean;
  readonly onPress?: () => void;
}

/** A button of 窗口台, with its key on it where it has one. */
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
