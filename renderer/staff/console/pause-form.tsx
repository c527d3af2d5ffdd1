import { type ReactElement, useState } from "react";
import type { ConsolePauseInput } from "../../../contract/ipc/console-inputs.ts";
import { pauseWordsMostCharacters } from "../../../contract/text-limits.ts";
import type { ViewedPartProps } from "./console-part.ts";
import { BackButton, KeyedButton } from "./keyed-button.tsx";
import { Field, PanelForm } from "./panel-form.tsx";

/**
 * A typed time of day, "15:30", "9：05" or "1530", in the contract's form; null for an empty text, undefined where it is
 * not a time.
 */
export const timeOfDayIn = (written: string): string | null | undefined => {
  const text = written.replaceAll(/\s/g, "").replaceAll("：", ":");
  if (text === "") return null;
  const [, hours = "", minutes = ""] = /^(\d{1,2}):?(\d{2})$/.exec(text) ?? [];
  const time = `${hours.padStart(2, "0")}:${minutes}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : undefined;
};

/**
 * 暂停服务: optionally the time of return, first; then one of the office's reasons, which pauses at once, or the clerk's own
 * words.
 */
export const PauseForm = (props: ViewedPartProps): ReactElement => {
  const { state, view, speech, actions } = props;
  const [words, setWords] = useState("");
  const [untilText, setUntilText] = useState("");
  const until = timeOfDayIn(untilText);
  const disabled = state.busy || until === undefined;
  const pause = (reason: ConsolePauseInput["reason"]): void => {
    if (until !== undefined) actions.pause({ reason, until });
  };
  return (
    <PanelForm
      title={speech.words("console.pauseTitle")}
      compact={true}
      testId="pause-submit"
      name={speech.words("console.pauseWithWords")}
      disabled={disabled || words.trim() === ""}
      hasNothing={words.trim() === ""}
      onSubmit={() => pause({ words: words.trim() })}
      back={<BackButton {...props} />}
    >
      <Field
        testId="pause-until"
        label={speech.words("console.until")}
        example={speech.words("console.untilExample")}
        value={untilText}
        most={5}
        invalid={until === undefined}
        onText={setUntilText}
      />
      {until === undefined && <p data-testid="pause-why-pale">{speech.words("console.untilHalf")}</p>}
      <div className="console-choices" data-many={view.pauseReasons.length > 3 ? "" : undefined}>
        {view.pauseReasons.map((reason, index) => (
          <KeyedButton
            key={reason.text.zh}
            testId={`pause-${index}`}
            name={speech.local(reason.text)}
            // A typed time replaces the reason's own.
            note={untilText === "" ? reason.until && speech.words("console.reasonUntil", { time: reason.until }) : null}
            disabled={disabled}
            onPress={() => pause({ shipped: index })}
          />
        ))}
      </div>
      <Field
        testId="pause-words"
        label={speech.words("console.ownWords")}
        value={words}
        most={pauseWordsMostCharacters}
        onText={setWords}
      />
    </PanelForm>
  );
};
