import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { createToken, openPage, rateInShift, sendForm } from "../../support/centre/follow-up.ts";
import { acceptanceWith, complaintDraft } from "../../support/centre/ledger.ts";
import { keepLog } from "../../support/centre/log-text.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import { type CaseCentre, startCaseCentre } from "../../support/rectification/case-centre.ts";
import { openCase } from "../../support/rectification/open-case.ts";

const beginMs = Date.parse("2026-03-04T10:12:00+08:00");
let nowMs = beginMs;
const publicUrl = "https://stars.example/hall";
let cases: CaseCentre;
let centre: TestCentre;
const log = keepLog();
beforeAll(async () => {
  cases = await startCaseCentre({ clock: () => nowMs, publicUrl, logger: log.logger });
  centre = cases.centre;
});
afterAll(() => cases.stop());

const levels = [1, 2, 3, 4, 5];

const pageOf = async (token: string, query: string): Promise<string> => {
  const answer = await openPage(centre, token, { query });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return answer.text();
};

/** The pairs that a page names to be noted. */
const keysIn = (text: string): readonly string[] =>
  [...text.matchAll(/<strong class="key">([^<]+)<\/strong>/g)].map(([, key = ""]) => key);

const caseQuery = "?lang=zh&case=1";

test("every page of a rating is the same for every level while its shift runs, byte for byte", async () => {
  const seen: string[][] = [];
  for (const level of levels) {
    const { token } = await rateInShift(centre, level);
    await centre.rollUp();
    const before = [await pageOf(token, "?lang=zh"), await pageOf(token, caseQuery)];
    const form = { text: "等了一小时", contact: { phone: "139 7777 1234", mayCall: true } };
    expect((await sendForm(centre, token, form)).status).toBe(303);
    const after = [await pageOf(token, "?lang=zh&saved=1"), await pageOf(token, caseQuery)];
    seen.push([...before, ...after, await pageOf(token, "?lang=en&case=1")]);
  }
  for (const pages of seen) expect(pages).toEqual(seen[0]);
  const [form = "", none = "", thanks = ""] = seen[0] ?? [];
  for (const page of [form, thanks]) expect(page).toContain('href="?lang=zh&amp;case=1">查看办理情况</a>');
  expect(none).toContain("现在没有可以查看的事项");
});

test("after the shift the page names number, code and address, which open the case", async () => {
  const { token, endShift } = await rateInShift(centre, 1);
  await endShift();
  const page = await pageOf(token, caseQuery);
  const [number = "", code = ""] = keysIn(page);
  expect({ number, code }).toEqual(cases.keyOf(Number(number)));
  expect(page).toContain(`${publicUrl}/case`);
  expect(page).toContain('<form method="post" action="../case?lang=zh"');
  expect(await (await openCase(centre, { number, code })).text()).toContain("单位正在核实情况。");
  expect(keysIn(await pageOf(token, "?lang=en&case=1"))).toEqual([number, code]);
  expect(log.text()).not.toMatch(new RegExp(`${code}|${token}`));
});

test("a rating without a case still has none after its shift, and an unknown token has no such page", async () => {
  const { token, endShift } = await rateInShift(centre, 4);
  await endShift();
  const page = await pageOf(token, caseQuery);
  expect(page).toContain("现在没有可以查看的事项");
  expect(keysIn(page)).toEqual([]);
  expect((await openPage(centre, createToken(), { query: caseQuery })).status).toBe(404);
});

test("the case can be found when the page takes no additions any more", async () => {
  const { token, endShift } = await rateInShift(centre, 2);
  await endShift();
  nowMs = beginMs + 8 * 86_400_000;
  const closed = await openPage(centre, token, { query: "?lang=zh" });
  expect([closed.status, (await closed.text()).includes("查看办理情况")]).toEqual([410, true]);
  expect(keysIn(await pageOf(token, caseQuery)).length).toBe(2);
  nowMs = beginMs;
});

test("a complaint has its case at once", async () => {
  const device = await enrolDevice(centre);
  const token = createToken();
  await sendEpoch(device, [complaintDraft({ acceptance: acceptanceWith({ followUpHash: sha256Hex(token) }) })]);
  expect(await pageOf(token, "?lang=zh")).toContain("查看办理情况");
  const [number = "", code = ""] = keysIn(await pageOf(token, caseQuery));
  expect((await openCase(centre, { number, code })).status).toBe(200);
});
