import type { ReactElement, ReactNode } from "react";
import type { ShiftSummary } from "../../../contract/ipc/shift.ts";
import { levelsLaterText, ShiftFigureList, ShiftSummaryBody, useSummaryTime } from "../shift-summary.tsx";
import type { ViewedPartProps } from "./console-part.ts";
import { ExplanationForm } from "./explanation-form.tsx";
import { BackButton } from "./keyed-button.tsx";
import { LogOutForm } from "./log-out-form.tsx";
import { LoginForm } from "./login-form.tsx";
import { PauseForm } from "./pause-form.tsx";

interface MessageProps extends ViewedPartProps {
  readonly title: string;
  readonly text?: string;
  /** A sentence beside the button. */
  readonly note?: string;
  readonly children?: ReactNode;
}

/** A text to read, and the button back. */
const Message = ({ title, text, note, children, ...part }: MessageProps): ReactElement => (
  <main className="console-panel">
    <h2>{title}</h2>
    {text !== undefined && <p>{text}</p>}
    {children}
    <div className="console-buttons">
      {note !== undefined && <p className="console-note">{note}</p>}
      <BackButton {...part} />
    </div>
  </main>
);

const Summary = ({ summary, ...part }: ViewedPartProps & { readonly summary: ShiftSummary }): ReactElement => {
  const { speech, actions } = part;
  useSummaryTime(actions.goBack);
  return (
    <Message {...part} title={speech.words("shiftSummary.title")} note={speech.words("console.summaryText")}>
      <ShiftSummaryBody summary={summary} speech={speech} />
    </Message>
  );
};

/** The panel in place of the first page; first of all the summary, for the clerk who has just logged out. */
export const ConsolePanel = (props: ViewedPartProps): ReactElement => {
  const { state, view, speech, actions } = props;
  const { words } = speech;
  if (state.summary !== null) return <Summary {...props} summary={state.summary} />;
  switch (state.panel) {
    case "pause":
      return <PauseForm {...props} />;
    case "hand-over":
      return <LoginForm {...props} key="hand-over" isHandOver={true} onSubmit={actions.handOver} />;
    case "explanation":
      return <ExplanationForm {...props} />;
    case "explanation-saved":
      return <Message {...props} title={words("explanation.saved")} text={words("explanation.savedNext")} />;
    case "log-out":
      return <LogOutForm {...props} />;
    case "my-shift":
      return (
        <Message {...props} title={words("myShift.title")} text={levelsLaterText(speech)}>
          {view.figures !== null && <ShiftFigureList figures={view.figures} speech={speech} />}
        </Message>
      );
    case null:
      return <LoginForm {...props} key="log-in" isHandOver={false} onSubmit={actions.logIn} />;
  }
};
