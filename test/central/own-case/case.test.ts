import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ratingDraft } from "../../support/centre/ledger.ts";
import { keepLog } from "../../support/centre/log-text.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import { type CaseCentre, startCaseCentre } from "../../support/rectification/case-centre.ts";
import { complaintWords, openedItems } from "../../support/rectification/complaints.ts";
import { openCase } from "../../support/rectification/open-case.ts";
import { stepsToReply, takeSteps } from "../../support/rectification/reply-to-item.ts";

let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let cases: CaseCentre;
let centre: TestCentre;
const log = keepLog();
beforeAll(async () => {
  cases = await startCaseCentre({ clock: () => nowMs, logger: log.logger });
  centre = cases.centre;
});
afterAll(() => cases.stop());
/** Wrong pairs are counted for a minute. */
beforeEach(() => {
  nowMs += 60_000;
});

test("shows the state, the due day and the answers of the own case, without window or names of staff", async () => {
  const number = await cases.complained();
  const early = await (await openCase(centre, cases.keyOf(number))).text();
  expect(early).toContain("单位正在核实情况。");
  expect(early).toContain("2026-03-11");
  expect(early).toContain("还没有答复。");
  await takeSteps(centre, "leader", number, stepsToReply);
  const page = await openCase(centre, cases.keyOf(number));
  expect(page.status).toBe(200);
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const text = await page.text();
  expect(text).toContain("单位已经答复");
  expect(text).toContain("已改正");
  expect(text).not.toContain("最晚答复日");
  for (const hidden of ["leader", "培训", ...Object.values(complaintWords)]) expect(text).not.toContain(hidden);
  const english = await (await openCase(centre, cases.keyOf(number), "?lang=en")).text();
  expect(english).toContain("The office has answered.");
});

test("names a granted delay beside the first day, a provisional day, and a day that is over", async () => {
  const number = await cases.complained();
  await takeSteps(centre, "leader", number, [
    { kind: "verified", finding: "rectify", rootCause: "skill" },
    { kind: "delay-asked", days: 5, reason: "等材料" },
  ]);
  await takeSteps(centre, "city", number, [{ kind: "delay-decided", isGranted: true, reason: "同意" }]);
  const delayed = await (await openCase(centre, cases.keyOf(number))).text();
  expect(delayed).toMatch(/2026-03-18（原定 2026-03-11/);
  nowMs = Date.parse("2026-12-30T10:00:00+08:00");
  expect(await (await openCase(centre, cases.keyOf(number))).text()).toContain("已经超过");
  const late = await cases.complained();
  expect(await (await openCase(centre, cases.keyOf(late))).text()).toMatch(/2027-01-07（暂定/);
});

test("is opened by the code as people write it, and by no other code or number", async () => {
  const number = await cases.complained();
  const { code } = cases.keyOf(number);
  const written = [
    code.toLowerCase(),
    code.replace("-", ""),
    ` ${code.replace("-", " ")} `,
    code.replaceAll("0", "O").replaceAll("1", "l"),
    [...code].map((sign) => (sign === "-" ? sign : String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))).join(""),
  ];
  for (const each of written) {
    expect([each, (await openCase(centre, { number: ` ${number} `, code: each })).status]).toEqual([each, 200]);
  }
  const [unlisted = 0] = await openedItems(centre, () => ratingDraft({ level: 1 }));
  const wrong = [
    { number: String(number), code: cases.keyOf(number + 1).code },
    { number: String(number), code: "" },
    cases.keyOf(999_999),
    cases.keyOf(unlisted),
    { number: "1e3", code },
    { number: "9".repeat(20), code },
    { number: "", code },
  ];
  const answers = await Promise.all(wrong.map((fields) => openCase(centre, fields)));
  expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 404));
  for (const answer of answers) expect(await answer.text()).toContain("没有找到。请核对编号和查询码。");
  expect(log.text()).not.toContain(code);
});

test("an address that guesses has to wait, and a body of another kind is refused", async () => {
  const number = await cases.complained();
  for (let guess = 0; guess < 60; guess += 1) {
    expect((await openCase(centre, { number: String(number), code: "0000-0000" })).status).toBe(404);
  }
  const waits = await openCase(centre, cases.keyOf(number));
  expect([waits.status, waits.headers.get("retry-after")]).toEqual([429, "60"]);
  nowMs += 60_000;
  expect((await openCase(centre, cases.keyOf(number))).status).toBe(200);
  const json = await fetch(`${centre.url}/case`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(json.status).toBe(415);
  expect((await openCase(centre, { number: "1", code: "x".repeat(5_000) })).status).toBe(413);
});
