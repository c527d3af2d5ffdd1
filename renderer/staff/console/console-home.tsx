import type { ReactElement } from "react";
import type { ConsoleOutcome, ConsoleView } from "../../../contract/ipc/console-view.ts";
import { useMinute } from "../../host/use-minute.ts";
import { returnTime, timeText } from "../../words/date-time.ts";
import type { Speech } from "../../words/speech.ts";
import { AskForm } from "./ask-form.tsx";
import { keyNames } from "./console-keys.ts";
import type { ViewedPartProps } from "./console-part.ts";
import { KeyedButton } from "./keyed-button.tsx";

const citizenWords = { none: "console.free", prompted: "console.prompted", writing: "console.writing" } as const;

/** The state of the window in one line: only what the counter may know. */
const stateText = ({ counter, mayCancel }: ConsoleView, speech: Speech, now: Date): string => {
  const { words, local } = speech;
  if (counter.citizen === "prompted" && !mayCancel) return words("console.walkUp");
  if (counter.window !== "paused" || counter.pause === null) return words(citizenWords[counter.citizen]);
  const time = returnTime(counter.pause.until, now, speech.locale);
  const reason = local(counter.pause.reason);
  return time === null ? words("console.paused", { reason }) : words("console.pausedUntil", { reason, time });
};

const outcomeText = (last: ConsoleOutcome | null, { words, locale }: Speech): string => {
  if (last === null) return words("console.noOutcome");
  const time = timeText(new Date(last.at), locale);
  return words(`console.${last.outcome}`, { time });
};

const Who = ({ view, speech }: ViewedPartProps): ReactElement => (
  <section className="console-who">
    {view.staff !== null && (
      <p>
        <b>{speech.local(view.staff.name)}</b>
        <span>{speech.words("badge.staffNumber", { staffNumber: view.staff.staffNumber })}</span>
      </p>
    )}
    <p className="console-state" role="status" data-testid="window-state">
      {stateText(view, speech, useMinute())}
    </p>
    <p data-testid="last-outcome">{outcomeText(view.lastOutcome, speech)}</p>
  </section>
);

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

/** Pauses and resumes service, hands over, logs out; and shows this shift so far. */
const Row = ({ state, view, speech, actions }: ViewedPartProps): ReactElement => {
  const { words } = speech;
  const { busy } = state;
  const isPaused = view.counter.window === "paused";
  return (
    <nav className="console-row">
      {!isPaused && (
        <KeyedButton
          testId="pause"
          name={words("console.pause")}
          keyName={keyNames.pause}
          disabled={busy || view.counter.citizen === "prompted"}
          onPress={() => actions.openPanel("pause")}
        />
      )}
      <KeyedButton
        testId="hand-over"
        name={words("console.handOver")}
        disabled={busy || view.counter.citizen === "prompted"}
        onPress={() => actions.openPanel("hand-over")}
      />
      <KeyedButton
        testId="explanation"
        name={words("console.explanation")}
        disabled={busy}
        onPress={() => actions.openPanel("explanation")}
      />
      <KeyedButton
        testId="log-out"
        name={words("console.logOut")}
        disabled={busy}
        onPress={() => actions.openPanel("log-out")}
      />
    </nav>
  );
};

const Figures = ({ state, view, speech, actions }: ViewedPartProps): ReactElement | null => {
  const { figures } = view;
  if (figures === null) return null;
  const { answered, unanswered } = figures;
  return (
    <footer className="console-figures">
      <p data-testid="figures">{speech.words("console.figures", { answered, unanswered })}</p>
      <KeyedButton
        testId="my-shift"
        name={speech.words("console.myShift")}
        disabled={state.busy}
        onPress={() => actions.openPanel("my-shift")}
      />
    </footer>
  );
};

/** The first page: the clerk, the state of the window, and the actions allowed now. */
export const ConsoleHome = (props: ViewedPartProps): ReactElement => {
  const { state, view, speech, actions } = props;
  return (
    <main className="console-home">
      <Who {...props} />
      {view.counter.citizen === "prompted" ? (
        <Prompted {...props} />
      ) : view.counter.window === "paused" ? (
        <KeyedButton
          testId="resume"
          name={speech.words("console.resume")}
          keyName={keyNames.pause}
          strong={true}
          disabled={state.busy}
          onPress={actions.resume}
        />
      ) : (
        <AskForm {...props} />
      )}
      <Row {...props} />
      <Figures {...props} />
    </main>
  );
};
