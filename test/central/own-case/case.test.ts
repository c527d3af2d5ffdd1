import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createLogger } from "../../../central/http/logging.ts";
import { openPepperRoot } from "../../../central/keys/pepper.ts";
import { caseCodeOf } from "../../../central/own-case/case-code.ts";
import { ratingDraft } from "../../support/centre/ledger.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { complaintTo, complaintWords, openedItems } from "../../support/rectification/complaints.ts";
import { openCase } from "../../support/rectification/open-case.ts";
import { stepsToReply, takeSteps } from "../../support/rectification/reply-to-item.ts";

let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let folder: string;
let centre: TestCentre;
let root: Buffer;
let log = "";
const stream = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    log += chunk.toString("utf8");
    done();
  },
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterstar-case-"));
  centre = await startCentre({ dataFolder: folder, clock: () => nowMs, logger: createLogger(stream) });
  root = await openPepperRoot(folder);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "city", [{ role: "city" }]);
});
afterAll(async () => {
  await centre.stop();
  await rm(folder, { recursive: true, force: true });
});
/** Wrong pairs are counted for a minute. */
beforeEach(() => {
  nowMs += 60_000;
});

const complained = async (): Promise<number> => (await openedItems(centre, (device) => complaintTo(device)))[0] ?? 0;

const fieldsOf = (number: number) => ({ number: String(number), code: caseCodeOf(root, number) });

test("shows the state, the due day and the answers of the own case, without window or names of staff", async () => {
  const number = await complained();
  const early = await (await openCase(centre, fieldsOf(number))).text();
  expect(early).toContain("单位正在核实情况。");
  expect(early).toContain("2026-03-11");
  expect(early).toContain("还没有答复。");
  await takeSteps(centre, "leader", number, stepsToReply);
  const page = await openCase(centre, fieldsOf(number));
  expect(page.status).toBe(200);
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const text = await page.text();
  expect(text).toContain("单位已经答复");
  expect(text).toContain("已改正");
  expect(text).not.toContain("最晚答复日");
  for (const hidden of ["leader", "培训", ...Object.values(complaintWords)]) expect(text).not.toContain(hidden);
  const english = await (await openCase(centre, fieldsOf(number), "?lang=en")).text();
  expect(english).toContain("The office has answered.");
});

test("names a granted delay beside the first day, a provisional day, and a day that is over", async () => {
  const number = await complained();
  await takeSteps(centre, "leader", number, [
    { kind: "verified", finding: "rectify", rootCause: "skill" },
    { kind: "delay-asked", days: 5, reason: "等材料" },
  ]);
  await takeSteps(centre, "city", number, [{ kind: "delay-decided", isGranted: true, reason: "同意" }]);
  const delayed = await (await openCase(centre, fieldsOf(number))).text();
  expect(delayed).toMatch(/2026-03-18（原定 2026-03-11/);
  nowMs = Date.parse("2026-12-30T10:00:00+08:00");
  expect(await (await openCase(centre, fieldsOf(number))).text()).toContain("已经超过");
  const late = await complained();
  expect(await (await openCase(centre, fieldsOf(late))).text()).toMatch(/2027-01-07（暂定/);
});

test("is opened by the code as people write it, and by no other code or number", async () => {
  const number = await complained();
  const { code } = fieldsOf(number);
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
    { number: String(number), code: caseCodeOf(root, number + 1) },
    { number: String(number), code: "" },
    fieldsOf(999_999),
    fieldsOf(unlisted),
    { number: "1e3", code },
    { number: "9".repeat(20), code },
    { number: "", code },
  ];
  const answers = await Promise.all(wrong.map((fields) => openCase(centre, fields)));
  expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 404));
  for (const answer of answers) expect(await answer.text()).toContain("没有找到。请核对编号和查询码。");
  expect(log).not.toContain(code);
});

test("an address that guesses has to wait, and a body of another kind is refused", async () => {
  const number = await complained();
  for (let guess = 0; guess < 60; guess += 1) {
    expect((await openCase(centre, { number: String(number), code: "0000-0000" })).status).toBe(404);
  }
  const waits = await openCase(centre, fieldsOf(number));
  expect([waits.status, waits.headers.get("retry-after")]).toEqual([429, "60"]);
  nowMs += 60_000;
  expect((await openCase(centre, fieldsOf(number))).status).toBe(200);
  const json = await fetch(`${centre.url}/case`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(json.status).toBe(415);
  expect((await openCase(centre, { number: "1", code: "x".repeat(5_000) })).status).toBe(413);
});
