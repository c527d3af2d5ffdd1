import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import { createToken, openPage, sendForm } from "../../support/centre/follow-up.ts";
import { acceptanceWith, complaintDraft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { pageOf, submissionsTo, titleOf } from "./read-submissions.ts";

let centre: TestCentre;
let device: TestDevice;

beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const complain = async (changes: Readonly<Record<string, unknown>> = {}) => {
  const token = createToken();
  const acceptance = acceptanceWith({ followUpHash: sha256Hex(token), ...changes });
  const draft = complaintDraft({ acceptance });
  expect(await sendEpoch(device, [draft])).toMatchObject({ quarantined: [] });
  return { token, sealed: draft.body["sealed"] as Readonly<Record<string, string>> };
};

describe("the page of a complaint", () => {
  test("shows number, office, time and the last day for the answer, in both languages", async () => {
    const { token } = await complain();
    const { status, text } = await pageOf(await openPage(centre, token));
    expect(status).toBe(200);
    const promise = "市政务服务办将在 5 个工作日内（最晚 2026-12-07）核实答复。";
    expect(text).toContain("</svg>您的投诉</strong>");
    expect(text).not.toContain("进度");
    for (const fact of ["您的投诉已收到", "261130-K7QM-4TRM", promise, "2026-03-01 09:00", "0571-12345"])
      expect(text).toContain(fact);
    const english = (await pageOf(await openPage(centre, token, { query: "?lang=en" }))).text;
    for (const fact of ["261130-K7QM-4TRM", "by 2026-12-07, the Office of Government Services will"])
      expect(english).toContain(fact);
  });

  test("shows neither the complaint nor its window", async () => {
    const { token, sealed } = await complain();
    const { text } = await pageOf(await openPage(centre, token));
    expect(text).not.toMatch(/号窗口|综合受理|<form|<textarea/);
    expect(text).not.toContain(sealed["ciphertextBase64"]);
  });

  test("promises no date where the screen promised none", async () => {
    const { token } = await complain({ answerBy: null });
    const { text } = await pageOf(await openPage(centre, token));
    expect(text).toContain("市政务服务办将在 5 个工作日内核实答复。");
  });

  test("names an office without an English name by a general one", async () => {
    const { token } = await complain({ office: { zh: "市政务服务办" } });
    const { text } = await pageOf(await openPage(centre, token, { query: "?lang=en" }));
    expect(text).toContain("by 2026-12-07, the responsible department will");
  });

  test("takes no form", async () => {
    const { token } = await complain();
    expect(await titleOf(await sendForm(centre, token, { text: "再说一句" }))).toEqual([200, "您的投诉已收到"]);
    expect(await submissionsTo(centre, device)).toEqual([]);
  });

  test("is found by the token alone: neither by its hash nor by the number", async () => {
    const { token } = await complain();
    for (const known of [sha256Hex(token), "261130-K7QM-4TRM", token.slice(0, 21), `${token}A`])
      expect((await openPage(centre, known)).status).toBe(404);
  });

  test("waits for a complaint that has not arrived, and does not exist for one of an older kiosk", async () => {
    await sendEpoch(device, [complaintDraft()]);
    expect((await openPage(centre, createToken())).status).toBe(404);
  });
});
