import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readLink } from "../../../contract/ledger/chain.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { createToken, giveRating, openPage, sendForm } from "../../support/centre/follow-up.ts";
import { changeDraft, opinionDraft, ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { pageOf, submissionsTo, titleOf } from "./read-submissions.ts";

const dayMs = 24 * 60 * 60 * 1000;

let centre: TestCentre;
let device: TestDevice;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
  // After a minute without guesses.
  nowMs += 60_000;
});
afterAll(() => centre.stop());

const keptFor = () => submissionsTo(centre, device);

const tagsOn = (page: string): readonly string[] =>
  [...page.matchAll(/<input type="checkbox" name="tag" value="([\d/]+)"/g)].map(([, code]) => code ?? "");

describe("the page of a rating", () => {
  test("shows place, time and matter, with the tags of all levels", async () => {
    const transaction = { transactionRef: "B-1", serviceNumber: 1, matterName: "社保卡补办" };
    const { token } = await giveRating(device, { transaction });
    const { status, text } = await pageOf(await openPage(centre, token));
    expect(status).toBe(200);
    for (const fact of ["测试服务中心", "3 号窗口", "综合受理", "2026-03-01 09:00", "社保卡补办"]) {
      expect(text).toContain(fact);
    }
    const tags = tagsOn(text);
    expect([tags.length, new Set(tags).size]).toEqual([40, 40]);
    expect(tags[0]).toBe("5/510");
    expect(text).toContain('maxlength="150"');
    expect(text).toContain("还开放 7 天");
    expect(text).not.toMatch(/<script|src=|https?:/);
  });
  test.each(["?lang=zh", "?lang=en"])("is the same for every level, byte for byte: %s", async (query) => {
    const pages = new Set<string>();
    const after = new Set<string>();
    for (const level of [1, 2, 3, 4, 5]) {
      const { token } = await giveRating(await enrolDevice(centre), { level });
      const changed = await giveRating(await enrolDevice(centre), { level: 5 }, (promptId) => [
        changeDraft(promptId, level),
      ]);
      for (const one of [token, changed.token]) {
        pages.add((await pageOf(await openPage(centre, one, { query }))).text);
        after.add((await pageOf(await sendForm(centre, one, {}))).text);
        await sendForm(centre, one, { text: "慢" });
        after.add((await pageOf(await openPage(centre, one, { query }))).text);
        after.add((await pageOf(await openPage(centre, one, { query: `${query}&saved=1` }))).text);
      }
    }
    expect([pages.size, after.size]).toEqual([1, 3]);
    expect([...pages][0]).not.toMatch(/您的评价：|Your rating:|<strong>(非常)?(不)?满意|[Dd]issatisfied</);
  });
  test("states that it does not count where the service had been rated earlier", async () => {
    const transaction = { transactionRef: randomUUID(), serviceNumber: 1, matterName: "社保卡补办" };
    const first = await giveRating(device, { transaction });
    const later = { token: createToken() };
    const again = ratingDraft({ transaction, level: 1, followUpHash: sha256Hex(later.token) });
    // Text that PostgreSQL cannot read as JSON stands beside it.
    await sendEpoch(device, [opinionDraft({ text: "a\0b" }), again], 2);
    const elsewhere = await giveRating(await enrolDevice(centre), { transaction });
    expect((await openPage(centre, elsewhere.token)).status).toBe(200);
    expect(await titleOf(await openPage(centre, later.token))).toEqual([409, "这次服务已经评价过"]);
    expect(await titleOf(await openPage(centre, later.token, { query: "?lang=en" }))).toEqual([
      409,
      "This service was already rated",
    ]);
    expect(await titleOf(await sendForm(centre, later.token, { text: "再说一句" }))).toEqual([
      409,
      "这次服务已经评价过",
    ]);
    expect((await openPage(centre, first.token)).status).toBe(200);
    expect((await openPage(centre, createToken())).status).toBe(404);
  });
  test("names no member of staff", async () => {
    const { token } = await giveRating(device);
    expect((await pageOf(await openPage(centre, token))).text).not.toMatch(/1001|测试1001/);
  });
  test.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "", 'lang="zh-CN"', "还想说点什么"],
    ["en-GB,en;q=0.9,zh;q=0.2", "", 'lang="en"', "Anything you would like to add"],
    ["fr", "", 'lang="zh-CN"', "还想说点什么"],
    ["zh", "?lang=en", 'lang="en"', "Window 3"],
    ["en", "?lang=zh", 'lang="zh-CN"', "3 号窗口"],
    ["zh", "?lang=<script>", 'lang="zh-CN"', "3 号窗口"],
  ])("for %s with %s is in the requested language", async (acceptLanguage, query, language, word) => {
    const { token } = await giveRating(device);
    const { text } = await pageOf(await openPage(centre, token, { acceptLanguage, query }));
    expect(text).toContain(`<html ${language}>`);
    expect(text).toContain(word);
  });
  test("runs no script, fetches nothing, and is neither cached nor indexed", async () => {
    const { token } = await giveRating(device);
    const { headers } = await openPage(centre, token);
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  });
  test("escapes markup in the matter, the unit and the window number", async () => {
    const matterName = `<img src=x onerror=alert(1)>"'&`;
    const transaction = { transactionRef: "B-2", serviceNumber: 1, matterName };
    const { token } = await giveRating(device, { transaction, unitCode: "<b>u</b>", windowNumber: "<i>" });
    const { text } = await pageOf(await openPage(centre, token));
    expect(text).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
    expect(text).toContain("&lt;b&gt;u&lt;/b&gt;");
    expect(text).toContain("&lt;i&gt; 号窗口");
    expect(text).not.toMatch(/<img|<b>|<i>/);
  });
});

describe("a token", () => {
  test("shows a waiting page until its rating arrives, and then the page of the rating", async () => {
    const token = createToken();
    expect(await titleOf(await openPage(centre, token))).toEqual([404, "还没送到主管部门"]);
    expect(await titleOf(await sendForm(centre, token, { text: "慢" }))).toEqual([404, "还没送到主管部门"]);
    await sendEpoch(device, [ratingDraft({ followUpHash: sha256Hex(token) })]);
    expect((await openPage(centre, token)).status).toBe(200);
  });
  test("is the only access to the page: no other data of the kiosk or its disk opens it", async () => {
    const { token, promptId } = await giveRating(device);
    const known = [sha256Hex(token), promptId, device.id, token.slice(0, 21), `${token}A`, token.toLowerCase()];
    for (const guess of [...known, "%00", "..%2f..", "'%20or%201=1", encodeURIComponent("请")]) {
      expect(await titleOf(await openPage(centre, guess))).toEqual([404, "还没送到主管部门"]);
    }
  });
  test("is valid for the policy's number of days after the rating came, and no longer", async () => {
    const { token } = await giveRating(device);
    const receivedAtMs = nowMs;
    nowMs = receivedAtMs + 7 * dayMs - 1;
    expect((await pageOf(await openPage(centre, token))).text).toContain("还开放 1 天");
    expect((await sendForm(centre, token, { text: "慢" })).status).toBe(303);
    nowMs += 1;
    expect(await titleOf(await openPage(centre, token))).toEqual([410, "这一页已经关闭"]);
    expect(await titleOf(await openPage(centre, token, { query: "?saved=1" }))).toEqual([410, "这一页已经关闭"]);
    expect(await titleOf(await sendForm(centre, token, { text: "慢" }))).toEqual([410, "这一页已经关闭"]);
    expect((await keptFor()).length).toBe(1);
    await changePolicy(centre.sql, { followUpDays: 8 }, new Date(0));
    expect((await openPage(centre, token)).status).toBe(200);
    await changePolicy(centre.sql, { followUpDays: 7 }, new Date(0));
  });
});

describe("guessing", () => {
  const guess = (address: string) => openPage(centre, createToken(), { headers: { "x-forwarded-for": address } });

  test("is answered and counted as usual after a refused rating whose envelope no database can store", async () => {
    const service = { transaction: { transactionRef: createToken(), serviceNumber: 1 } };
    const token = createToken();
    const [first, second] = writeLedger(device.id, [
      ratingDraft(service),
      ratingDraft({ ...service, followUpHash: sha256Hex(token) }),
    ]);
    const poisoned = readLink((second?.text ?? "").replace('"v":1', '"v":1,"extra":"\\u0000"'), sha256Hex);
    if (!first || !poisoned) throw new Error("two drafts are two links");
    expect((await upload(device, [first, poisoned])).status).toBe(200);
    expect((await guess("203.0.113.9")).status).toBe(404);
    expect(await titleOf(await openPage(centre, token))).toEqual([409, "这次服务已经评价过"]);
  });
  test("is slowed down by address, as the proxy on this machine names it, and other clients behind that proxy are not", async () => {
    const { token } = await giveRating(device);
    for (let time = 0; time < 60; time += 1) expect((await guess("203.0.113.7")).status).toBe(404);
    const refused = await guess("203.0.113.7");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    const mine = await openPage(centre, token, { headers: { "x-forwarded-for": "203.0.113.7" } });
    expect(await titleOf(refused)).toEqual([429, "打开得太频繁了"]);
    expect(mine.status).toBe(200);
    expect((await guess("203.0.113.8")).status).toBe(404);
    expect((await openPage(centre, token)).status).toBe(200);
    nowMs += 60_000;
    expect((await guess("203.0.113.7")).status).toBe(404);
  });
});
