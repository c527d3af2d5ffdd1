import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import { acceptanceWith, answerDraft, complaintDraft, type Draft, opinionDraft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
const nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const rowsOf = async (table: string) => [
  ...(await centre.sql`select * from ${centre.sql(table)} where device = ${device.id} order by seq`),
];

const shared = (seq: number) => ({
  device: device.id,
  epoch: 1,
  seq,
  unit_code: "330100-XZFW",
  window_number: "3",
  given_at: "2026-03-01T09:00:00.000+08:00",
  received_at: new Date(nowMs),
});

test("an opinion is stored with place and time, once", async () => {
  const draft = opinionDraft({ text: "大厅再添几把椅子吧" });
  const sent = await sendEpoch(device, [draft, draft]);
  expect(sent).toEqual({ size: 2, quarantined: [{ seq: 2, reason: "already-given" }] });
  const row = { ...shared(1), opinion_id: draft.body["opinionId"], opinion: "大厅再添几把椅子吧" };
  expect(await rowsOf("opinions")).toEqual([row]);
});

test("a complaint stays sealed, once", async () => {
  const draft = complaintDraft();
  const sent = await sendEpoch(device, [draft, draft]);
  expect(sent).toEqual({ size: 2, quarantined: [{ seq: 2, reason: "already-given" }] });
  const { complaintId, sealed } = draft.body;
  expect(await rowsOf("complaints")).toEqual([{ ...shared(1), complaint_id: complaintId, sealed, acceptance: null }]);
});

test("two complaints with one number are both stored, each with its promise", async () => {
  const acceptance = acceptanceWith();
  const drafts = [complaintDraft({ acceptance }), complaintDraft({ acceptance })];
  expect(await sendEpoch(device, drafts)).toEqual({ size: 2, quarantined: [] });
  expect((await rowsOf("complaints")).map((row) => row["acceptance"])).toEqual([acceptance, acceptance]);
});

describe("an answer to a survey", () => {
  const responseId = randomUUID();
  const scale = (value: number): Draft => answerDraft("q2", { type: "scale", value }, { responseId });
  const answers = async () => {
    const rows = await centre.sql<{ question: string; answer: unknown }[]>`
      select question_id as question, answer from survey_answers where device = ${device.id} order by question_id`;
    return rows.map(({ question, answer }) => [question, answer]);
  };
  const kinds = [
    { type: "single", choice: "a" },
    { type: "multiple", choices: ["a", "c"] },
    { type: "scale", value: 10 },
    { type: "text", text: "没有" },
  ];

  test("is stored in all four forms", async () => {
    const drafts = kinds.map((answer, index) => answerDraft(`q${index}`, answer, { responseId }));
    expect(await sendEpoch(device, drafts)).toEqual({ size: 4, quarantined: [] });
    expect(await answers()).toEqual(kinds.map((answer, index) => [`q${index}`, answer]));
  });
  test("counts as the newest of its response and question, whichever arrives last", async () => {
    await sendEpoch(device, [scale(1), scale(2)], 2);
    await sendEpoch(device, [scale(8), scale(9)], 1);
    expect(await answers()).toEqual([["q2", { type: "scale", value: 2 }]]);
  });
  test("of another response is stored beside it", async () => {
    await sendEpoch(device, [scale(1), answerDraft("q2", { type: "scale", value: 5 })]);
    expect((await answers()).length).toBe(2);
  });
});

test("shifts with mentors and pauses are accepted", async () => {
  const shiftId = randomUUID();
  const started = { shiftId, staffNumber: "1001", unitCode: "u", windowNumber: "3", configurationVersion: 1 };
  const drafts = [
    { kind: "shift-started", body: { ...started, mentorNumber: "1002" } },
    { kind: "shift-paused", body: { shiftId, reason: { zh: "午休" }, until: "2026-03-01T13:30:00+08:00" } },
    { kind: "shift-resumed", body: { shiftId } },
    { kind: "shift-ended", body: { shiftId, cause: "logged-out" } },
  ];
  expect(await sendEpoch(device, drafts)).toEqual({ size: 4, quarantined: [] });
});
