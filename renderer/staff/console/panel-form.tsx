import { type ReactElement, type ReactNode, type Ref, useId } from "react";
import { KeyedButton } from "./keyed-button.tsx";

interface PanelFormProps {
  readonly title: string;
  /** Of the submit button; Enter does the same, and nothing while it is disabled. */
  readonly testId: string;
  /** The button back is the safe answer, and stands out. */
  readonly prefersBack?: boolean;
  /** No submit button yet: nothing was written that it could send. */
  readonly hasNothing?: boolean;
  /** Each label beside its field: the panel has much else to show. */
  readonly compact?: boolean;
  readonly name: string;
  readonly disabled: boolean;
  readonly onSubmit: () => void;
  /** The button that leaves the form; nothing if there is none. */
  readonly back: ReactNode;
  readonly children: ReactNode;
}

/** A panel with a form. */
export const PanelForm = (props: PanelFormProps): ReactElement => {
  const { title, testId, name, disabled, onSubmit, back, children, prefersBack = false, hasNothing = false } = props;
  return (
    <main className="console-panel">
      <form
        data-compact={props.compact ? "" : undefined}
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled) onSubmit();
        }}
      >
        <h2>{title}</h2>
        {children}
        <div className="console-buttons">
          {!hasNothing && (
            <KeyedButton testId={testId} name={name} strong={!prefersBack} submits={true} disabled={disabled} />
          )}
          {back}
        </div>
      </form>
    </main>
  );
};

interface FieldProps {
  readonly testId: string;
  readonly label: string;
  readonly value: string;
  /** UTF-16 units, as a field counts. */
  readonly most: number;
  readonly type?: "text" | "password";
  /** Shown while the field is empty. */
  readonly example?: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  /** It gets the focus as soon as it is shown. */
  readonly first?: boolean;
  readonly fieldRef?: Ref<HTMLInputElement>;
  readonly onText: (text: string) => void;
}

/** A text field for the clerk's own keyboard. */
export const Field = (props: FieldProps): ReactElement => {
  const id = useId();
  return (
    <div className="console-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        ref={props.fieldRef}
        id={id}
        data-testid={props.testId}
        type={props.type ?? "text"}
        value={props.value}
        maxLength={props.most}
        placeholder={props.example}
        disabled={props.disabled}
        aria-invalid={props.invalid}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the panel was opened to write in it
        autoFocus={props.first}
        onChange={(event) => props.onText(event.target.value)}
      />
    </div>
  );
};
