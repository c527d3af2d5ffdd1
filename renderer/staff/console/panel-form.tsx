import type { ReactElement, ReactNode } from "react";
import { KeyedButton } from "./keyed-button.tsx";

interface PanelFormProps {
  readonly title: string;
  /** Of the submit button; Enter does the same, and nothing while it is disabled. */
  readonly testId: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly onSubmit: () => void;
  /** The button that leaves the form; nothing if there is none. */
  readonly back: ReactNode;
  readonly children: ReactNode;
}

/** A panel with a form. */
export const PanelForm = (props: PanelFormProps): ReactElement => {
  const { title, testId, name, disabled, onSubmit, back, children } = props;
  return (
    <main className="console-panel">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled) onSubmit();
        }}
      >
        <h2>{title}</h2>
        {children}
        <div className="console-buttons">
          <KeyedButton testId={testId} name={name} strong={true} submits={true} disabled={disabled} />
          {back}
        </div>
      </form>
    </main>
  );
};
