import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ComplaintNumber } from "../../../contract/complaint-number.ts";
import {
  complaintsQuestion,
  opinionsQuestion,
  surveysAtOnce,
  surveysQuestion,
  writtenAtOnce,
} from "../../../contract/office/feedback.ts";
import { explanationsQuestion } from "../../../contract/office/shifts/duty.ts";
import type { Survey } from "../../../contract/survey.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { SealingKey } from "../../../contract/sync/sealed.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { ComplaintId } from "../../../contract/words.ts";
import { sealComplaint } from "../../../electron/main/complaint/seal-complaint.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { explanationDraft } from "../../support/centre/duty-drafts.ts";
import { filtered } from "../../support/centre/filtered.ts";
import { acceptanceWith, answerDraft, complaintDraft, type Draft, opinionDraft } from "../../support/centre/ledger.ts";
import { sendEpoch, verifiedText } from "../../support/centre/receipts.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, ["paged", "nowhere"]);
});
beforeEach(async () => {
  device = await enrolDevice(centre);
  nowMs += 1_000;
});
afterAll(() => centre.stop());

const opinionsRead = () => askOffice(centre, opinionsQuestion);
const complaintsRead = () => askOffice(centre, complaintsQuestion);
const surveysRead = async () => (await askOffice(centre, surveysQuestion)).surveys;

const place = () => ({
  device: device.id,
  epoch: 1,
  unitCode: sampleUnitCode,
  unitName: { zh: "测试服务中心" },
  windowNumber: "3",
  givenAt: "2026-03-01T09:00:00.000+08:00",
  receivedAt: new Date(nowMs).toISOString(),
});

test("opinions are listed, newest first, and counted", async () => {
  await sendEpoch(device, [opinionDraft({ text: "第一条" }), opinionDraft({ text: "第二条", unitCode: "old" })]);
  const { count, rows } = await opinionsRead();
  expect([count, rows]).toEqual([
    2,
    [
      { ...place(), seq: 2, unitCode: "old", unitName: { zh: "old" }, text: "第二条" },
      { ...place(), seq: 1, text: "第一条" },
    ],
  ]);
});

test("older opinions follow page by page, and those of one unit are found", async () => {
  const drafts = Array.from({ length: writtenAtOnce + 10 }, () => opinionDraft({ unitCode: "paged" }));
  await sendEpoch(device, drafts);
  const read = (query: object) => askOffice(centre, filtered(opinionsQuestion, { unit: "paged", ...query }));
  const first = await read({});
  const rest = await read({ after: first.next ?? "" });
  expect([first.count, first.rows.length, rest.rows.length, rest.next]).toEqual([60, 50, 10, null]);
  expect([...first.rows, ...rest.rows].map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, seq) => 60 - seq));
  expect((await askOffice(centre, filtered(opinionsQuestion, { unit: "nowhere" }))).rows).toEqual([]);
});

const strangeSeal = complaintDraft().body["sealed"] as Readonly<Record<string, unknown>>;

describe("complaints", () => {
  const sealingKey = async (): Promise<SealingKey> => {
    const answer = await sendAs(device, { method: "GET", path: `${syncPaths.configuration}?have=0` });
    return ConfigurationDocument.parse(JSON.parse(await verifiedText(device, answer))).sealingKey;
  };
  const words = { text: "窗口让我跑了三趟", contactName: "王女士", contactPhone: "138 0000 0000" };
  const sealedDraft = async (key: SealingKey, under?: string): Promise<Draft> => {
    const complaintId = ComplaintId.parse(randomUUID());
    const sealed = await sealComplaint(words, under === undefined ? complaintId : ComplaintId.parse(under), key);
    return complaintDraft({ complaintId, sealed });
  };

  test("are opened with the centre's key, and marked where that is impossible", async () => {
    const key = await sealingKey();
    const { body } = await sealedDraft(key);
    const { number, answerBy } = acceptanceWith();
    const accepted = complaintDraft({ ...body, acceptance: acceptanceWith() });
    const item: unknown = expect.any(Number);
    const older = { number: null, answerBy: null, due: null, item };
    const drafts = [
      accepted,
      await sealedDraft({ ...key, keyId: "0123456789abcdef" }),
      await sealedDraft(key, randomUUID()),
    ];
    await sendEpoch(device, drafts);
    const { count, rows } = await complaintsRead();
    expect([count, rows]).toEqual([
      3,
      [
        { ...place(), seq: 3, ...older, content: { isOpen: false, reason: "damaged" } },
        { ...place(), seq: 2, ...older, content: { isOpen: false, reason: "other-key" } },
        {
          ...place(),
          seq: 1,
          number,
          answerBy,
          item,
          due: { day: answerBy, isProvisional: false },
          content: { isOpen: true, text: words.text, hasContact: true },
        },
      ],
    ]);
    const again = await complaintsRead();
    expect(again.rows).toEqual(rows);
    // The contact is opened on the item, for a purpose.
    expect(JSON.stringify(again)).toContain(words.text);
    expect(JSON.stringify(again)).not.toMatch(/王女士|138/);
  });
  test("have a provisional day where the screen could name none, and a fixed one once the year is imported", async () => {
    const acceptance = acceptanceWith({ answerDays: 5, answerBy: null });
    const draft = complaintDraft({ ...(await sealedDraft(await sealingKey())).body, acceptance });
    await sendEpoch(device, [{ ...draft, at: "2031-12-30T10:00:00.000+08:00" }]);
    const due = async () => (await complaintsRead()).rows[0]?.due;
    expect(await due()).toEqual({ day: "2032-01-07", isProvisional: true });
    await centre.sql`
      insert into calendar_imports (number, kind, year, off, worked, imported_at, imported_by)
      values (1, 'national', 2031, '{2031-12-31}', '{}', now(), 'x'),
        (2, 'national', 2032, '{2032-01-01,2032-01-02}', '{}', now(), 'x')`;
    expect(await due()).toEqual({ day: "2032-01-09", isProvisional: false });
  });
  test("are found by their number, all that have it", async () => {
    const key = await sealingKey();
    const numbered = async (number: string) =>
      complaintDraft({ ...(await sealedDraft(key)).body, acceptance: acceptanceWith({ number }) });
    const wanted = "261130-XWYM-MMMT";
    await sendEpoch(device, [await numbered(wanted), await numbered("261124-K7QM-4TRH"), await numbered(wanted)]);
    const { count, rows } = await askOffice(
      centre,
      filtered(complaintsQuestion, { number: ComplaintNumber.parse(wanted) }),
    );
    expect([count, rows.map(({ seq }) => seq)]).toEqual([2, [3, 1]]);
    expect(rows.map(({ content }) => content)).toEqual([
      { isOpen: true, text: words.text, hasContact: true },
      { isOpen: true, text: words.text, hasContact: true },
    ]);
    const headers = centre.asCity;
    const refusal = async (query: string) =>
      refusalIn(await fetch(`${centre.url}${complaintsQuestion.path}?${query}`, { headers }));
    const refused = (field: string) => ({ status: 400, code: "request-invalid", facts: { field } });
    expect(await refusal("number=261130-XWYM-MMMM")).toEqual(refused("number"));
    expect(await refusal(`numer=${wanted}`)).toEqual(refused("numer"));
  });
  test("of two devices under one identifier are counted as two", async () => {
    const key = await sealingKey();
    const draft = await sealedDraft(key);
    const other = await enrolDevice(centre);
    await sendEpoch(device, [draft]);
    await complaintsRead();
    await sendEpoch(other, [{ ...draft, body: { ...draft.body, sealed: { ...strangeSeal, keyId: key.keyId } } }]);
    const contents = new Map((await complaintsRead()).rows.map((row) => [row.device, row.content]));
    expect([contents.get(device.id), contents.get(other.id)]).toEqual([
      { isOpen: true, text: words.text, hasContact: true },
      { isOpen: false, reason: "damaged" },
    ]);
  });
  test("are in no table except sealed", async () => {
    await sendEpoch(device, [await sealedDraft(await sealingKey())]);
    await complaintsRead();
    const found = await centre.sql`
      select from ledger_entries where convert_from(entry, 'UTF8') like '%王女士%'
      union all select from complaints where complaints::text like '%王女士%'`;
    expect(found.length).toBe(0);
  });
});

describe("surveys", () => {
  const survey: Survey = {
    id: "2026-spring",
    title: { zh: "春季问卷", en: "Spring survey" },
    questions: [
      {
        type: "single",
        id: "q1",
        text: { zh: "等了多久？" },
        choices: [
          { id: "short", text: { zh: "不久" } },
          { id: "long", text: { zh: "很久", en: "Long" } },
        ],
      },
      {
        type: "multiple",
        id: "q2",
        text: { zh: "哪里好？" },
        choices: [
          { id: "staff", text: { zh: "人员" } },
          { id: "hall", text: { zh: "大厅" } },
        ],
      },
      { type: "scale", id: "q3", text: { zh: "几分？" }, steps: 5, low: { zh: "低" }, high: { zh: "高" } },
      { type: "text", id: "q4", text: { zh: "还想说" } },
    ],
    afterRating: null,
    firstDay: "2026-03-01",
    lastDay: "2026-03-31",
  };
  const run = (running: Survey | null) => changePolicy(centre.sql, { survey: running }, new Date(nowMs));

  /** One person's answers. */
  const response = (...answers: readonly (readonly [string, Record<string, unknown>])[]): readonly Draft[] => {
    const responseId = randomUUID();
    return answers.map(([question, answer]) => answerDraft(question, answer, { responseId }));
  };

  const results = {
    surveyId: "2026-spring",
    title: { zh: "春季问卷", en: "Spring survey" },
    responses: 4,
    questions: [
      {
        type: "choices",
        questionId: "q1",
        text: { zh: "等了多久？" },
        answers: 3,
        choices: [
          { text: { zh: "不久" }, count: 0 },
          { text: { zh: "很久", en: "Long" }, count: 2 },
        ],
      },
      {
        type: "choices",
        questionId: "q2",
        text: { zh: "哪里好？" },
        answers: 2,
        choices: [
          { text: { zh: "人员" }, count: 2 },
          { text: { zh: "大厅" }, count: 1 },
        ],
      },
      {
        type: "scale",
        questionId: "q3",
        text: { zh: "几分？" },
        low: { zh: "低" },
        high: { zh: "高" },
        answers: 2,
        steps: [0, 1, 0, 0, 1],
        mean: 3.5,
      },
      { type: "text", questionId: "q4", text: { zh: "还想说" }, answers: 2, texts: ["加把椅子", "加把椅子"] },
    ],
  };

  test("are counted question by question, in the form that fits the question", async () => {
    await run(survey);
    await sendEpoch(device, [
      ...response(
        ["q1", { type: "single", choice: "short" }],
        ["q1", { type: "single", choice: "long" }],
        ["q2", { type: "multiple", choices: ["staff", "hall"] }],
        ["q3", { type: "scale", value: 2 }],
        ["q4", { type: "text", text: "加把椅子" }],
      ),
      ...response(
        ["q1", { type: "single", choice: "long" }],
        ["q2", { type: "multiple", choices: ["staff", "staff"] }],
        ["q3", { type: "scale", value: 5 }],
        ["q4", { type: "scale", value: 3 }],
      ),
      ...response(
        ["q1", { type: "single", choice: "unheard of" }],
        ["q2", { type: "text", text: "不是选项" }],
        ["q3", { type: "scale", value: 9 }],
        ["q4", { type: "text", text: "加把椅子" }],
      ),
      ...response(["q1", { type: "multiple", choices: ["short"] }]),
    ]);
    expect((await surveysRead())[0]).toEqual(results);
  });
  test("that are over, or that the centre has never shipped, are still listed", async () => {
    await run({ ...survey, id: "2026-summer", title: { zh: "夏季问卷" } });
    nowMs += 1_000;
    await sendEpoch(device, [answerDraft("q1", { type: "scale", value: 1 }, { surveyId: "unknown" })]);
    const surveys = await surveysRead();
    expect(surveys.map(({ surveyId, responses, questions }) => [surveyId, responses, questions.length])).toEqual([
      ["2026-summer", 0, 4],
      ["unknown", 1, 0],
      ["2026-spring", 4, 4],
      ["sample", 0, 1],
    ]);
    expect(surveys.find(({ surveyId }) => surveyId === "2026-spring")).toEqual(results);
    await run(null);
    expect((await surveysRead()).map(({ surveyId }) => surveyId)[0]).toBe("unknown");
  });

  test("follow page by page", async () => {
    const { sql } = centre;
    const ids = Array.from({ length: surveysAtOnce + 2 }, (_, index) => `old-${index}`);
    await sql`insert into surveys select id, survey from unnest(${ids}::text[]) as id, (select survey from surveys limit 1) as first`;
    const whole = [...(await sql<{ id: string }[]>`select id from surveys`)].map(({ id }) => id);
    const pages: (readonly string[])[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await askOffice(centre, filtered(surveysQuestion, { ...(after && { after }) }));
      pages.push(page.surveys.map(({ surveyId }) => surveyId));
      after = page.next;
    }
    expect(pages[0]?.slice(0, 3)).toEqual(["unknown", "2026-spring", "2026-summer"]);
    expect(pages.map(({ length }) => length)).toEqual([surveysAtOnce, surveysAtOnce, 1]);
    expect(pages.flat().toSorted()).toEqual([...whole, "unknown"].toSorted());
  });
});

test("older complaints and explanations follow page by page", async () => {
  const count = writtenAtOnce + 1;
  const shiftId = randomUUID();
  await sendEpoch(device, [
    ...Array.from({ length: count }, () => complaintDraft({ unitCode: "paged" })),
    ...Array.from({ length: count }, () => explanationDraft({ shiftId, transactionRef: "R-1", unitCode: "paged" })),
  ]);
  for (const asked of [complaintsQuestion, explanationsQuestion]) {
    const pages: number[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await askOffice<{ rows: readonly unknown[]; next: string | null }>(
        centre,
        filtered<{ rows: readonly unknown[]; next: string | null }>(asked, { unit: "paged", ...(after && { after }) }),
      );
      pages.push(page.rows.length);
      after = page.next;
    }
    expect(pages).toEqual([writtenAtOnce, 1]);
  }
});
