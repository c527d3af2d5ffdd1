import type { Tx } from "../database/sql.ts";
import { insertOnce } from "../ledger/projecting/insert-once.ts";
import { newestOf } from "../ledger/projecting/newest.ts";
import { ofKinds, readModel } from "../ledger/projecting/read-model.ts";
import { type Arrival, positionOf, repeatedAs } from "../ledger/projecting/stored-entry.ts";
import type { Quarantined } from "../ledger/quarantine.ts";

type Opinion = Arrival<"opinion-given">;
type Complaint = Arrival<"complaint-made">;
type Answer = Arrival<"survey-answered">;

const placeOf = ({ entry: { body } }: Opinion | Complaint | Answer) => ({
  unit_code: body.unitCode,
  window_number: body.windowNumber,
});

const momentOf = ({ entry: { at }, receivedAt }: Arrival) => ({ given_at: at, received_at: receivedAt.toISOString() });

const opinionRow = (opinion: Opinion) => {
  const { opinionId, text } = opinion.entry.body;
  return {
    ...positionOf(opinion),
    ...placeOf(opinion),
    ...momentOf(opinion),
    opinion_id: opinionId,
    opinion: text,
  };
};

const complaintRow = (complaint: Complaint) => {
  const { complaintId, sealed, acceptance = null } = complaint.entry.body;
  return {
    ...positionOf(complaint),
    ...placeOf(complaint),
    ...momentOf(complaint),
    complaint_id: complaintId,
    sealed,
    acceptance,
  };
};

const answerRow = (given: Answer) => {
  const { responseId, surveyId, questionId, promptId, answer } = given.entry.body;
  return {
    ...positionOf(given),
    ...placeOf(given),
    ...momentOf(given),
    response_id: responseId,
    question_id: questionId,
    survey_id: surveyId,
    prompt_id: promptId,
    answer,
  };
};

/** Inserts opinions; the same one again is refused as `already-given`. */
const addOpinions = async (tx: Tx, opinions: readonly Opinion[]): Promise<readonly Quarantined[]> =>
  repeatedAs("already-given", opinions, await insertOnce(tx, "opinions", opinions.map(opinionRow)));

/** Inserts complaints, still sealed; the same one again is refused as `already-given`. */
const addComplaints = async (tx: Tx, complaints: readonly Complaint[]): Promise<readonly Quarantined[]> =>
  repeatedAs("already-given", complaints, await insertOnce(tx, "complaints", complaints.map(complaintRow)));

const questionOf = ({ entry: { body } }: Answer): string => JSON.stringify([body.responseId, body.questionId]);

/** Stores the newest answer of a response to a question. */
const addAnswers = async (tx: Tx, answers: readonly Answer[]): Promise<void> => {
  if (answers.length === 0) return;
  const rows = tx.json(newestOf(answers, questionOf).map(answerRow));
  await tx`
    insert into survey_answers select * from jsonb_populate_recordset(null::survey_answers, ${rows})
    on conflict (device, response_id, question_id) do update
    set epoch = excluded.epoch, seq = excluded.seq, survey_id = excluded.survey_id, unit_code = excluded.unit_code,
      window_number = excluded.window_number, prompt_id = excluded.prompt_id, answer = excluded.answer,
      received_at = excluded.received_at
    where (excluded.epoch, excluded.seq) > (survey_answers.epoch, survey_answers.seq)`;
};

export const feedbackModel = readModel({
  kinds: ["opinion-given", "complaint-made", "survey-answered"],
  tables: ["opinions", "complaints", "survey_answers"],
  take: async (tx, arrivals) => {
    const opinions = await addOpinions(tx, ofKinds(arrivals, "opinion-given"));
    const complaints = await addComplaints(tx, ofKinds(arrivals, "complaint-made"));
    await addAnswers(tx, ofKinds(arrivals, "survey-answered"));
    return [...opinions, ...complaints];
  },
});
