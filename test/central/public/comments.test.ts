import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ColumnTexts,
  columnPath,
  columnSwitchesPath,
  columnTextsPath,
} from "../../../contract/office/public/column.ts";
import {
  type CommentRow,
  commentDecisionsPath,
  commentsQuestion,
  OfficeComments,
} from "../../../contract/office/public/comments.ts";
import { OfficeToday, todayQuestion } from "../../../contract/office/today/needs.ts";
import { rateInShift, sendForm, sendPhotos } from "../../support/centre/follow-up.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const other = "330100-OTHER";
let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, [other]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "other", [{ role: "leader", unitCode: other }]);
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "inspector", [{ role: "inspector" }]);
  await ask("leader", columnSwitchesPath, { unit: sampleUnitCode, isOn: true });
});
afterAll(() => centre.stop());

const ask = async (login: string, path: string, body?: unknown): Promise<Response> =>
  sendAsPage(centre, path, { cookie: await logInAs(centre, login), ...(body !== undefined && { body }) });
const comments = async (login: string, query = "") =>
  OfficeComments.parse(await (await ask(login, `${commentsQuestion.path}${query}`)).json());
const decide = async (login: string, row: CommentRow | undefined, reason: string | null, seen = row?.step) => {
  if (!row) throw new Error("there is no such comment");
  const { device, epoch, seq, number } = row;
  return outcomeOf(await ask(login, commentDecisionsPath, { device, epoch, seq, number, seen, reason }));
};
const texts = async () => {
  nowMs += 61_000;
  return ColumnTexts.parse(await (await fetch(centre.url + columnTextsPath(sampleUnitCode))).json());
};
const page = async () => (await fetch(centre.url + columnPath(sampleUnitCode))).text();
const needOf = async (login: string) =>
  OfficeToday.parse(await (await ask(login, todayQuestion.path)).json()).needs.find(
    ({ kind }) => kind === "comments-to-decide",
  )?.count;
/** A comment with consent from a shift that is over. */
const say = async (text: string, level = 2): Promise<CommentRow | undefined> => {
  nowMs += 1_000;
  const { token, endShift } = await rateInShift(centre, level);
  expect((await sendPhotos(centre, token, { text, mayPublish: true })).status).toBe(303);
  await endShift();
  return (await comments("leader")).rows.find((row) => row.text === text);
};
const none = { personal: 0, abuse: 0, others: 0, unrelated: 0, law: 0 };

describe("a comment", () => {
  test("can be decided about where its citizen allows it, and its shift is over", async () => {
    const { token, endShift } = await rateInShift(centre, 1);
    await sendForm(centre, token, { text: "不许公开" });
    await sendPhotos(centre, token, { text: "可以公开", mayPublish: true });
    expect([await comments("leader"), (await texts()).counts.waiting, await needOf("leader")]).toMatchObject([
      { rows: [], counts: { waiting: 0 } },
      0,
      undefined,
    ]);
    await endShift();
    const { rows, counts } = await comments("leader");
    expect([rows, counts]).toMatchObject([
      [{ text: "可以公开", number: 2, step: 0, state: "waiting", isPersonal: false, givenOn: "2026-03-04" }],
      { waiting: 1, shown: 0, hidden: 0 },
    ]);
    expect(Object.keys(rows[0] ?? {})).not.toEqual(expect.arrayContaining(["level", "windowNumber", "staffNumber"]));
    expect([await needOf("leader"), await needOf("city"), await needOf("other")]).toEqual([1, undefined, undefined]);
    expect(await texts()).toMatchObject({ comments: [], counts: { shown: 0, waiting: 1, hidden: none } });
    // The refused consent stays out, also by a guess of its key.
    const [row] = rows;
    expect(await decide("leader", row && { ...row, number: 1 }, null)).toBe("not-found");
  });

  test("is shown or hidden by the unit's leader or the city office alone", async () => {
    const [row] = (await comments("leader")).rows;
    expect([await decide("other", row, null), await decide("inspector", row, null)]).toEqual([
      "not-found",
      "permission-missing",
    ]);
    expect((await comments("other")).rows).toEqual([]);
    expect(await decide("leader", row, null)).toBe(204);
    expect(await texts()).toMatchObject({
      comments: [{ month: "2026-03", text: "可以公开" }],
      counts: { shown: 1, waiting: 0, hidden: none },
    });
    expect(await page()).toContain("可以公开");
    expect(await decide("city", (await comments("city", "?state=shown")).rows[0], "unrelated")).toBe(204);
    expect(await texts()).toMatchObject({ comments: [], counts: { shown: 0, waiting: 0, hidden: { unrelated: 1 } } });
    expect(await page()).not.toContain("可以公开");
  });

  test("is hidden for five reasons, each counted in public", async () => {
    const row = await say("慢");
    expect(await decide("leader", row, "critical")).toBe("request-invalid");
    for (const reason of ["personal", "abuse", "others", "unrelated", "law"])
      expect(await decide("leader", await say(`为了${reason}`), reason)).toBe(204);
    const hidden = { ...none, personal: 1, abuse: 1, others: 1, unrelated: 2, law: 1 };
    expect((await texts()).counts).toEqual({ shown: 0, waiting: 1, hidden });
    expect(await page()).toContain("辱骂他人 1 条");
    expect((await comments("leader", "?state=hidden")).counts).toEqual({ waiting: 1, shown: 0, hidden: 6 });
  });

  test("has one decision where two persons decide at once", async () => {
    const row = await say("两个人同时看");
    const both = await Promise.all([decide("leader", row, null), decide("city", row, "unrelated")]);
    expect(both.toSorted()).toEqual([204, "comment-decided"]);
    expect(await decide("leader", row, "law")).toBe("comment-decided");
  });

  test("with personal data cannot be shown, and is withheld where the roster has changed since", async () => {
    const phone = await say("请打13800138000");
    expect(phone?.isPersonal).toBe(true);
    expect(await decide("leader", phone, null)).toBe("personal-data-phone");
    expect(await decide("leader", phone, "personal")).toBe(204);
    const before = (await texts()).counts;
    expect(await decide("leader", await say("东方小白真好", 5), null)).toBe(204);
    expect((await texts()).comments.map(({ text }) => text)).toContain("东方小白真好");
    await centre.sql`update staff set name = ${centre.sql.json({ zh: "东方小白" })} where number = '1003'`;
    const { comments: shown, counts } = await texts();
    expect(shown.map(({ text }) => text)).not.toContain("东方小白真好");
    expect(counts).toEqual({ ...before, hidden: { ...before.hidden, personal: before.hidden.personal + 1 } });
  });

  test("is looked at under an entry in the access log", async () => {
    const logged = await centre.sql<{ action: string }[]>`
      select distinct action from access_log where action like 'public-comment%' order by action`;
    expect(logged.map(({ action }) => action)).toEqual([
      ...["public-comment-hidden", "public-comment-shown", "public-comments-read"],
    ]);
  });

  test("cannot be changed in the database, nor its decisions", async () => {
    for (const table of ["public_comments", "public_comment_decisions", "public_comment_decisions_3"])
      for (const statement of [`delete from ${table}`, `update ${table} set seq = 1`, `truncate ${table} cascade`])
        await expect(centre.sql.ofLibrary(statement)).rejects.toThrow("append-only");
  });
});

test("comments are listed a page at a time, the newest first", async () => {
  for (let each = 1; each <= 22; each += 1) await say(`第${each}条`);
  const { rows, counts, next } = await comments("leader", "?state=waiting");
  const rest = await comments("leader", `?state=waiting&after=${next}`);
  expect([counts.waiting, rows.length, rest.rows.length, rest.next]).toEqual([23, 20, 3, null]);
  expect(rest.rows.map(({ text }) => text).toSorted()).toEqual(["慢", "第1条", "第2条"].toSorted());
});

describe("the texts of a column", () => {
  test("are in no index, and missing where the column is off", async () => {
    const answer = await fetch(`${centre.url}${columnTextsPath(sampleUnitCode)}?a=1`);
    expect([answer.headers.get("x-robots-tag"), answer.headers.get("cache-control")]).toEqual(["noindex", "no-store"]);
    for (const unit of [other, "unknown"]) expect((await fetch(centre.url + columnTextsPath(unit))).status).toBe(404);
    await ask("leader", columnSwitchesPath, { unit: sampleUnitCode, isOn: false });
    expect((await fetch(centre.url + columnTextsPath(sampleUnitCode))).status).toBe(404);
  });
});
