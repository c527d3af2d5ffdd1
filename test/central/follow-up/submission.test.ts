import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fragment } from "../../../central/database/statement.ts";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import { giveRating, openPage, sendForm } from "../../support/centre/follow-up.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { pageOf, submissionsTo, titleOf } from "./read-submissions.ts";

const nowMs = Date.parse("2026-03-01T01:00:00.000Z");

let centre: TestCentre;
let device: TestDevice;

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const keptFor = () => submissionsTo(centre, device);

describe("a submission", () => {
  test("is stored with the level it belongs to, and acknowledged with thanks", async () => {
    const { token } = await giveRating(device);
    const answer = await sendForm(centre, token, {
      tags: ["2/209", "5/510", "2/209"],
      text: " 等了一小时\r\n没人叫号 ",
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "?saved=1&lang=zh"]);
    expect(await keptFor()).toEqual([
      {
        epoch: 1,
        seq: 1,
        number: 1,
        level: 2,
        tag_codes: ["209", "510"],
        tag_levels: [2, 5],
        comment: "等了一小时\n没人叫号",
        channel: "3",
        photos: 0,
        may_publish: false,
        givenAt: nowMs,
      },
    ]);
    expect(await titleOf(await openPage(centre, token, { query: "?saved=1&lang=zh" }))).toEqual([
      200,
      "谢谢，已经收到",
    ]);
  });
  test("is not shown when the page is opened again, but its existence is", async () => {
    const { token } = await giveRating(device);
    await sendForm(centre, token, { tags: ["2/207"], text: "只给你们看" });
    const { text } = await pageOf(await openPage(centre, token));
    expect(text).toContain("已经收到 1 次补充");
    expect(text).not.toMatch(/只给你们看|" checked>/);
  });
  test("sent twice is stored twice, also at the same moment", async () => {
    const { token } = await giveRating(device);
    const answers = await Promise.all([1, 2, 3].map(() => sendForm(centre, token, { text: "慢" })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await keptFor()).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
  test("is refused after twenty", async () => {
    const { token } = await giveRating(device);
    for (let time = 1; time <= 18; time += 1) await sendForm(centre, token, { text: `${time}` });
    const last = await Promise.all([1, 2, 3, 4].map(() => sendForm(centre, token, { text: "慢" })));
    expect(last.map(({ status }) => status).sort()).toEqual([303, 303, 409, 409]);
    expect((await keptFor()).length).toBe(20);
    expect(await titleOf(await openPage(centre, token))).toEqual([200, "已经收到多次补充"]);
    expect(await titleOf(await openPage(centre, token, { query: "?saved=1" }))).toEqual([200, "谢谢，已经收到"]);
    expect(await titleOf(await sendForm(centre, token, { text: "慢" }))).toEqual([409, "已经收到多次补充"]);
  });
  test("survives a rebuild of any read model", async () => {
    const { token } = await giveRating(device);
    await sendForm(centre, token, { text: "慢" });
    const before = await keptFor();
    await rebuildReadModels(centre.sql, departments);
    expect(await keptFor()).toEqual(before);
    expect((await pageOf(await openPage(centre, token))).text).toContain("收到 1 次补充");
    for (const statement of [
      fragment`update follow_ups set comment = 'x'`,
      fragment`delete from follow_ups`,
      fragment`truncate follow_ups cascade`,
    ]) {
      await expect(centre.sql`${statement}`).rejects.toThrow("append-only");
    }
  });
  test("is acknowledged only where it has content", async () => {
    const { token } = await giveRating(device);
    expect((await titleOf(await openPage(centre, token, { query: "?saved=1" })))[1]).toContain("还想说点什么");
  });
});

describe("a submission that cannot be stored", () => {
  const most = "慢".repeat(150);
  const faults: readonly (readonly [string, { tags?: readonly string[]; text?: string }, string])[] = [
    ["nothing", {}, "还没有选"],
    ["nothing but spaces", { text: " \u3000\r\n " }, "还没有选"],
    ["a text that is too long", { text: `${most}慢` }, "写得太长了"],
    ["a text with NUL", { text: "a\u0000b" }, "无法保存的字符"],
    ["a tag under another level than its own", { tags: ["2/207", "2/510"], text: "慢" }, "选项刚刚有变化"],
    ["a tag without its level", { tags: ["207"], text: "慢" }, "选项刚刚有变化"],
    ["an unknown tag", { tags: ["' or 1=1 --"] }, "选项刚刚有变化"],
  ];
  test.each(faults)("because of %s gives an error, and nothing is stored", async (_what, form, words) => {
    const { token } = await giveRating(device);
    const { status, text } = await pageOf(await sendForm(centre, token, form));
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(await keptFor()).toEqual([]);
  });
  test("remains in the form, as text", async () => {
    const { token } = await giveRating(device);
    const form = { tags: ["2/207"], text: `\n</textarea><script>alert(1)</script>${most}` };
    const { text } = await pageOf(await sendForm(centre, token, form));
    expect(text).toContain("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).not.toContain("<script>");
    expect(text).toContain('value="2/207" checked>');
    expect(text).not.toContain('value="2/209" checked>');
  });
  test("is measured in characters as a person counts them", async () => {
    const { token } = await giveRating(device);
    expect((await sendForm(centre, token, { text: "😀".repeat(150) })).status).toBe(303);
    expect((await sendForm(centre, token, { text: "😀".repeat(151) })).status).toBe(422);
  });
  test.each([
    ["no form", 415, "application/json", "{}"],
    ["a form that is too large", 413, "application/x-www-form-urlencoded", `text=${"x".repeat(20_000)}`],
    ["bytes that are no text", 422, "application/x-www-form-urlencoded", "text=%ff%fe%ED%A0%80&text=b&__proto__=1"],
    ["no tag by name", 422, "application/x-www-form-urlencoded", "tag=&tag=constructor&text"],
    ["nothing at all", 422, "application/x-www-form-urlencoded", ""],
  ])("because of %s is answered with a page: %i", async (_what, status, type, body) => {
    const { token } = await giveRating(device);
    const headers = { "content-type": type };
    const answer = await fetch(`${centre.url}/r/${token}`, { method: "POST", headers, body, redirect: "manual" });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain("<!doctype html>");
    expect(await keptFor()).toEqual([]);
  });
});
