import { Empty } from "antd";
import {
  type QuestionResult,
  type SurveyResult,
  SurveysQuery,
  surveysQuestion,
} from "../../../contract/office/feedback.ts";
import { formatCount, formatMean } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Local } from "../page/local.tsx";
import { Section } from "../page/section.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { filtered, useFilters } from "../page/use-filters.ts";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type BarProps = { readonly label: string; readonly count: number; readonly most: number };

/** The count as a number and as a bar; the longest bar of a question is that of its most frequent answer. */
const Bar = ({ label, count, most }: BarProps) => (
  <li>
    <span>{label}</span>
    <i aria-hidden="true">
      <b style={{ width: `${most === 0 ? 0 : (100 * count) / most}%` }} />
    </i>
    <span className="figures">{formatCount(count)}</span>
  </li>
);

const Bars = ({ bars }: { readonly bars: readonly Omit<BarProps, "most">[] }) => {
  const most = Math.max(0, ...bars.map(({ count }) => count));
  return (
    <ul className="bars">
      {bars.map((bar, index) => (
        // Two choices may have the same words; their order is the survey's and does not change.
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the identity
        <Bar key={index} {...bar} most={most} />
      ))}
    </ul>
  );
};

type Of<Type extends QuestionResult["type"]> = Extract<QuestionResult, { readonly type: Type }>;

const ChoicesResult = ({ choices }: Of<"choices">) => {
  const say = useLocalText();
  return <Bars bars={choices.map(({ text, count }) => ({ label: say(text), count }))} />;
};

const ScaleResult = ({ steps, mean, low, high }: Of<"scale">) => {
  const words = useWords();
  const say = useLocalText();
  const endOf = (index: number): string => {
    if (index === 0) return ` ${say(low)}`;
    return index === steps.length - 1 ? ` ${say(high)}` : "";
  };
  return (
    <>
      {mean !== null && <p className="mean">{fill(words.mean, { mean: formatMean(mean) })}</p>}
      <Bars bars={steps.map((count, index) => ({ label: `${index + 1}${endOf(index)}`, count }))} />
    </>
  );
};

const TextResult = ({ texts }: Of<"text">) => (
  <ul className="texts">
    {texts.map((text, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: people write the same words
      <li key={index} className="written">
        {text}
      </li>
    ))}
  </ul>
);

const Result = (question: QuestionResult) => {
  switch (question.type) {
    case "choices":
      return <ChoicesResult {...question} />;
    case "scale":
      return <ScaleResult {...question} />;
    case "text":
      return <TextResult {...question} />;
  }
};

const Question = (question: QuestionResult) => {
  const words = useWords();
  return (
    <li className="card">
      <header>
        <strong>
          <Local text={question.text} />
        </strong>
        <small>{fill(words.answers, { count: formatCount(question.answers) })}</small>
      </header>
      {question.answers === 0 ? <p className="quiet">{words.noAnswers}</p> : <Result {...question} />}
    </li>
  );
};

const Survey = ({ title, responses, questions }: SurveyResult) => {
  const words = useWords();
  return (
    <article className="survey">
      <h3>
        <Local text={title} />
        <small>{fill(words.responses, { count: formatCount(responses) })}</small>
      </h3>
      {questions.length === 0 && <p className="quiet">{words.questionsUnknown}</p>}
      <ul className="questions">
        {questions.map((question) => (
          <Question key={question.questionId} {...question} />
        ))}
      </ul>
    </article>
  );
};

/** The polling interval, milliseconds. */
const surveysEveryMs = 15_000;

/** Beside those of the other lists in the same address. */
const surveyFilters = { schema: SurveysQuery, names: ["after"], prefix: "survey-" } as const;

/** 问卷: counts, means and texts, without persons. */
export const SurveysSection = () => {
  const words = useWords();
  const { query, change, clear, isUnfit } = useFilters<SurveysQuery>(surveyFilters);
  const reading = useReading(filtered(surveysQuestion, query), surveysEveryMs);
  return (
    <Section id="surveys" title={words.surveys} hint={words.surveysHint}>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      <Answered reading={reading}>
        {({ surveys, next }) => (
          <>
            {surveys.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noSurveys} />}
            {surveys.map((survey) => (
              <Survey key={survey.surveyId} {...survey} />
            ))}
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })} />
          </>
        )}
      </Answered>
    </Section>
  );
};
