import type { ReactElement } from "react";
import { useMinute } from "../../host/use-minute.ts";
import { AskForm } from "./ask-form.tsx";
import { keyNames } from "./console-keys.ts";
import type { ViewedPartProps } from "./console-part.ts";
import { KeyedButton } from "./keyed-button.tsx";
import { outcomeText, pauseText, stateMark, stateText, whyPale } from "./window-state.ts";

/** Read in half a second: the state of the window, and how the last prompt ended. */
const State = ({ view, speech }: ViewedPartProps): ReactElement => {
  const reason = pauseText(view, speech, useMinute());
  return (
    <section>
      <p className="console-state" data-mark={stateMark(view)} role="status" data-testid="window-state">
        {stateText(view, speech)}
      </p>
      {reason !== null && <p data-testid="pause-reason">{reason}</p>}
      <p className="console-outcome" data-testid="last-outcome">
        {outcomeText(view, speech)}
      </p>
    </section>
  );
};

/** The open prompt's subject, and the button to cancel it. A prompt by the citizen cannot be cancelled. */
const Prompted = ({ state, view, speech, actions }: ViewedPartProps): ReactElement | null => {
  if (!view.mayCancel) return null;
  const about = view.counter.prompt?.transactions[0];
  const named = about && [about.transactionRef, about.matterName].filter(Boolean).join(" · ");
  return (
    <div className="console-prompted" data-testid="prompted">
      <p>{named ?? speech.words("console.noReference")}</p>
      <KeyedButton
        testId="cancel"
        name={speech.words("console.cancel")}
        keyName={keyNames.cancel}
        disabled={state.busy}
        onPress={actions.cancelPrompt}
      />
    </div>
  );
};

/** Pauses service, hands over, explains, shows this shift, logs out. Nothing here ends a prompt. */
const Row = ({ state, view, speech, actions }: ViewedPartProps): ReactElement => {
  const { words } = speech;
  const { busy } = state;
  const isPaused = view.counter.window === "paused";
  const isPrompted = view.counter.citizen === "prompted";
  return (
    <nav className="console-row">
      {!isPaused && (
        <KeyedButton
          testId="pause"
          name={words("console.pause")}
          keyName={keyNames.pause}
          disabled={busy || isPrompted}
          onPress={() => actions.openPanel("pause")}
        />
      )}
      <KeyedButton
        testId="hand-over"
        name={words("console.handOver")}
        disabled={busy || isPrompted}
        onPress={() => actions.openPanel("hand-over")}
      />
      <KeyedButton
        testId="explanation"
        name={words("console.explanation")}
        disabled={busy}
        onPress={() => actions.openPanel("explanation")}
      />
      {view.figures !== null && (
        <KeyedButton
          testId="my-shift"
          name={words("console.myShift")}
          disabled={busy}
          onPress={() => actions.openPanel("my-shift")}
        />
      )}
      <KeyedButton
        testId="log-out"
        name={words("console.logOut")}
        disabled={busy || isPrompted}
        onPress={() => actions.openPanel("log-out")}
      />
    </nav>
  );
};

/** The clerk on duty, and this shift so far. */
const Who = ({ view: { staff, figures }, speech }: ViewedPartProps): ReactElement => (
  <section className="console-who">
    {staff !== null && (
      <p>
        <b>{speech.local(staff.name)}</b>{" "}
        <span>{speech.words("badge.staffNumber", { staffNumber: staff.staffNumber })}</span>
      </p>
    )}
    {figures !== null && (
      <p data-testid="figures">
        {speech.words("console.figures", { answered: figures.answered, unanswered: figures.unanswered })}
      </p>
    )}
  </section>
);

/** The action of the present state. */
const Action = (props: ViewedPartProps): ReactElement | null => {
  const { state, view, speech, actions } = props;
  if (view.counter.citizen === "prompted") return <Prompted {...props} />;
  if (view.counter.window !== "paused") return <AskForm {...props} />;
  return (
    <KeyedButton
      testId="resume"
      name={speech.words("console.resume")}
      keyName={keyNames.pause}
      strong={true}
      disabled={state.busy}
      onPress={actions.resume}
    />
  );
};

/** The first page. Its middle scrolls where large text needs more room; the row of actions always stays. */
export const ConsoleHome = (props: ViewedPartProps): ReactElement => {
  const why = whyPale(props.view, props.speech);
  return (
    <main className="console-home">
      <div className="console-middle">
        <State {...props} />
        <Action {...props} />
        {why !== null && (
          <p className="console-why" data-testid="why-pale">
            {why}
          </p>
        )}
        <Who {...props} />
      </div>
      <Row {...props} />
    </main>
  );
};
