import { Input, Switch } from "antd";
import { useState } from "react";
import { useWords } from "../words/use-words.ts";
import { useField } from "./draft-context.ts";
import { FieldFrame } from "./field-frame.tsx";
import { LocalTextField, NumberField, TextField } from "./fields.tsx";

const freshSurvey = () => {
  const year = new Date().getFullYear();
  return {
    id: `survey-${year}`,
    title: { zh: "" },
    questions: [
      { type: "text", id: "first", text: { zh: "您最希望我们先改进什么？", en: "What should we improve first?" } },
    ],
    afterRating: null,
    firstDay: `${year}-01-01`,
    lastDay: `${year}-12-31`,
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Not a list: the schema reports it.
    return text;
  }
};

/** Questions have four forms and change once a year, so they are edited as JSON. */
const Questions = () => {
  const words = useWords();
  const { value, set, error } = useField(["survey", "questions"], true);
  const [text, setText] = useState(() => JSON.stringify(value, undefined, 2));
  return (
    <FieldFrame label={words.surveyQuestions} hint={words.surveyQuestionsHint} error={error}>
      {(control) => (
        <Input.TextArea
          {...control}
          className="policy-json"
          spellCheck={false}
          autoSize={{ minRows: 8, maxRows: 24 }}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            set(parsed(target.value));
          }}
        />
      )}
    </FieldFrame>
  );
};

const AfterRating = () => {
  const words = useWords();
  const { value, set } = useField(["survey", "afterRating"]);
  return (
    <div className="policy-pair">
      <FieldFrame label={words.surveyAfterRating} error={null}>
        {({ id }) => (
          <Switch
            id={id}
            className="policy-switch"
            checked={value !== null}
            onChange={(on) => set(on ? { everyRatings: 3 } : null)}
          />
        )}
      </FieldFrame>
      {value !== null && (
        <NumberField
          path={["survey", "afterRating", "everyRatings"]}
          label={words.surveyEvery}
          unit={words.timesUnit}
        />
      )}
    </div>
  );
};

export const SurveyFields = () => {
  const words = useWords();
  const { value, set, error } = useField(["survey"]);
  const isOffered = value !== null;
  return (
    <>
      <FieldFrame label={words.surveyOffered} error={error}>
        {({ id }) => (
          <Switch
            id={id}
            className="policy-switch"
            checked={isOffered}
            onChange={(on) => set(on ? freshSurvey() : null)}
          />
        )}
      </FieldFrame>
      {isOffered && (
        <>
          <LocalTextField path={["survey", "title"]} label={words.surveyTitle} />
          <TextField path={["survey", "id"]} label={words.surveyId} hint={words.surveyIdHint} />
          <div className="policy-pair">
            <TextField path={["survey", "firstDay"]} label={words.firstDay} type="date" />
            <TextField path={["survey", "lastDay"]} label={words.lastDay} type="date" />
          </div>
          <AfterRating />
          <Questions />
        </>
      )}
    </>
  );
};
