import type { Scope } from "../../contract/office/accounts/permissions.ts";
import {
  type OfficeSurveys,
  type QuestionResult,
  type SurveysQuery,
  surveysAtOnce,
} from "../../contract/office/feedback.ts";
import type { Survey, SurveyQuestion } from "../../contract/survey.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";

/** The most written answers of a question. */
const listedTexts = 20;

interface Known {
  readonly surveyId: string;
  /** null where the centre has never shipped such a survey. */
  readonly survey: Survey | null;
  readonly responses: number;
}

/** How many answers of one form a question has. */
interface Answered {
  readonly surveyId: string;
  readonly questionId: string;
  readonly type: SurveyQuestion["type"];
  readonly count: number;
}

/** How many answers chose this choice or this step. */
interface Chosen extends Answered {
  readonly choice: string;
}

interface Written {
  readonly surveyId: string;
  readonly questionId: string;
  readonly text: string;
}

/** One more than are shown, where there are more. */
const selectSurveys = (sql: Queries, { after }: SurveysQuery, at: Date, scope: Scope): Promise<Known[]> => sql<Known[]>`
  with placed as (
    select coalesce(surveys.id, given.survey_id) as id, surveys.survey, coalesce(given.responses, 0) as responses,
      row_number() over (order by running.version is null, given.newest desc nulls last,
        coalesce(surveys.id, given.survey_id)) as place
    from (
      select survey_id, count(distinct (device, response_id)) as responses, max(received_at) as newest
      from survey_answers where ${within(scope, fragment`unit_code`, fragment`window_number`)} group by survey_id
    ) as given
    full join surveys on surveys.id = given.survey_id
    left join policy_versions as running
      on running.version = policy_in_force(null, null, ${at}) and running.content -> 'survey' ->> 'id' = surveys.id)
  select id as "surveyId", survey, responses from placed
  where ${after === undefined ? fragment`true` : fragment`place > (select place from placed where id = ${after})`}
  order by place limit ${surveysAtOnce + 1}`;

const selectAnswered = (sql: Queries, ids: readonly string[], scope: Scope): Promise<Answered[]> => sql<Answered[]>`
  select survey_id as "surveyId", question_id as "questionId", answer ->> 'type' as type, count(*) as count
  from survey_answers where survey_id = any(${ids}) and ${within(scope, fragment`unit_code`, fragment`window_number`)} group by 1, 2, 3`;

/** An answer that names a choice twice counts once. */
const selectChosen = (sql: Queries, ids: readonly string[], scope: Scope): Promise<Chosen[]> => sql<Chosen[]>`
  select survey_id as "surveyId", question_id as "questionId", answer ->> 'type' as type, choice, count(*) as count
  from survey_answers, lateral (
    select distinct jsonb_array_elements_text(case answer ->> 'type'
      when 'single' then jsonb_build_array(answer -> 'choice')
      when 'multiple' then answer -> 'choices'
      when 'scale' then jsonb_build_array(answer -> 'value')
      else '[]' end) as choice
  ) as chosen
  where survey_id = any(${ids}) and ${within(scope, fragment`unit_code`, fragment`window_number`)} group by 1, 2, 3, 4`;

const selectWritten = (sql: Queries, ids: readonly string[], scope: Scope): Promise<Written[]> => sql<Written[]>`
  select survey_id as "surveyId", question_id as "questionId", answer ->> 'text' as text
  from (
    select *, row_number() over (
      partition by survey_id, question_id order by received_at desc, device, epoch desc, seq desc) as place
    from survey_answers where survey_id = any(${ids}) and answer ->> 'type' = 'text' and ${within(scope, fragment`unit_code`, fragment`window_number`)}
  ) as written
  where place <= ${listedTexts} order by place`;

interface Results {
  readonly answered: readonly Answered[];
  readonly chosen: readonly Chosen[];
  readonly written: readonly Written[];
}

const isAbout = (surveyId: string, questionId: string) => (row: Written | Answered) =>
  row.surveyId === surveyId && row.questionId === questionId;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const meanOf = (steps: readonly number[]): number | null => {
  const answers = sum(steps);
  return answers === 0 ? null : sum(steps.map((count, index) => count * (index + 1))) / answers;
};

/** Ignores answers of another form than the question's, or beyond its choices. */
const resultOf = (surveyId: string, question: SurveyQuestion, results: Results): QuestionResult => {
  const mine = isAbout(surveyId, question.id);
  const answers = results.answered.find((row) => mine(row) && row.type === question.type)?.count ?? 0;
  const counts = results.chosen.filter((row) => mine(row) && row.type === question.type);
  const countOf = (choice: string): number => counts.find((row) => row.choice === choice)?.count ?? 0;
  const asked = { questionId: question.id, text: question.text };
  switch (question.type) {
    case "text":
      return { type: "text", ...asked, answers, texts: results.written.filter(mine).map(({ text }) => text) };
    case "scale": {
      const steps = Array.from({ length: question.steps }, (_, index) => countOf(String(index + 1)));
      const ends = { low: question.low, high: question.high };
      return { type: "scale", ...asked, ...ends, answers: sum(steps), steps, mean: meanOf(steps) };
    }
    default: {
      const choices = question.choices.map(({ id, text }) => ({ text, count: countOf(id) }));
      return { type: "choices", ...asked, answers, choices };
    }
  }
};

/** The results of some surveys within a scope: the current one first, then by the newest answer. */
export const readSurveys = async (
  sql: Queries,
  asked: SurveysQuery,
  at: Date,
  scope: Scope,
): Promise<OfficeSurveys> => {
  const found = await selectSurveys(sql, asked, at, scope);
  const shown = found.slice(0, surveysAtOnce);
  const ids = shown.map(({ surveyId }) => surveyId);
  const [answered, chosen, written] = await Promise.all([
    selectAnswered(sql, ids, scope),
    selectChosen(sql, ids, scope),
    selectWritten(sql, ids, scope),
  ]);
  const surveys = shown.map(({ surveyId, survey, responses }) => ({
    surveyId,
    title: survey?.title ?? { zh: surveyId },
    responses,
    questions: (survey?.questions ?? []).map((each) => resultOf(surveyId, each, { answered, chosen, written })),
  }));
  return { surveys, next: found.length > surveysAtOnce ? (ids.at(-1) ?? null) : null };
};
