import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { endDraft } from "../../support/centre/duty-drafts.ts";
import { giveRating, sendForm } from "../../support/centre/follow-up.ts";
import { changeDraft, commentDraft, tagsDraft } from "../../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
afterAll(() => centre.stop());

const ratingsRead = async () => {
  await centre.rollUp();
  return askOffice(centre, ratingsQuestion);
};

const plain = { photos: 0, mayPublish: false };

const someShift = "22222222-2222-4222-8222-222222222222";

describe("a rating in the list", () => {
  const newest = async () => {
    const { ratings } = await ratingsRead();
    const [row] = ratings;
    const { level = null, first = null, staffNumber = null } = row?.negative ?? {};
    return row && { level, first, staffNumber, tags: row.tags, comment: row.comment, followUps: row.followUps };
  };
  /** The entry that ends the shift of these ratings. */
  const over = () => [endDraft(someShift)];
  beforeEach(() => {
    nowMs += 1_000;
  });

  test("shows the present level and the first one", async () => {
    const device = await enrolDevice(centre);
    await giveRating(device, { level: 5 }, (promptId) => [
      tagsDraft(promptId, "510"),
      changeDraft(promptId, 1),
      tagsDraft(promptId, "115", "115", "gone"),
      commentDraft(promptId, "等了一小时"),
      ...over(),
    ]);
    expect(await newest()).toEqual({
      level: 1,
      first: { level: 5, levelText: { zh: "非常满意", en: "Very satisfied" } },
      staffNumber: "1001",
      tags: [{ zh: "服务态度差效率低", en: "Bad attitude, slow service" }, { zh: "gone" }],
      comment: "等了一小时",
      followUps: [],
    });
  });
  test("has all additions from a phone, the first one first, under the level of each tag", async () => {
    const device = await enrolDevice(centre);
    const { token } = await giveRating(device, {}, over);
    const firstAt = new Date(nowMs).toISOString();
    await sendForm(centre, token, { text: "先写的" });
    nowMs += 1_000;
    await sendForm(centre, token, { tags: ["2/207", "5/510"], text: "<b>后写的</b>" });
    // As an earlier centre stored it: the tags are of the present level.
    await centre.sql`
      insert into follow_ups (device, epoch, seq, number, level, tag_codes, comment, channel, given_at)
      values (${device.id}, 1, 1, 3, 2, '["207"]', null, '3', ${new Date(nowMs)})`;
    const noSample = { zh: "没有提供材料样本", en: "No sample papers provided" };
    const oneGo = { zh: "一窗受理一次办结", en: expect.any(String) };
    const laterAt = new Date(nowMs).toISOString();
    expect(await newest()).toEqual({
      level: 2,
      first: null,
      staffNumber: "1001",
      tags: [],
      comment: null,
      followUps: [
        { number: 1, tags: [], comment: "先写的", ...plain, givenAt: firstAt },
        { number: 2, tags: [noSample, oneGo], comment: "<b>后写的</b>", ...plain, givenAt: laterAt },
        { number: 3, tags: [noSample], comment: null, ...plain, givenAt: laterAt },
      ],
    });
  });
  test("that is no 差评 is listed with its text alone: no level, no name, no tag that reveals the level", async () => {
    const device = await enrolDevice(centre);
    const { token } = await giveRating(device, { level: 5 }, (promptId) => [
      tagsDraft(promptId, "510"),
      commentDraft(promptId, "办得很快"),
      ...over(),
    ]);
    await sendForm(centre, token, { tags: ["2/207", "5/510"] });
    const silent = await enrolDevice(centre);
    await giveRating(silent, { level: 4 }, over);
    const noSample = { zh: "没有提供材料样本", en: "No sample papers provided" };
    expect(await newest()).toEqual({
      level: null,
      first: null,
      staffNumber: null,
      tags: [],
      comment: "办得很快",
      followUps: [{ number: 1, tags: [noSample], comment: null, ...plain, givenAt: new Date(nowMs).toISOString() }],
    });
  });
  test("keeps the citizen's first words where another person fills the page up after them", async () => {
    const device = await enrolDevice(centre);
    const { token } = await giveRating(device, {}, over);
    await sendForm(centre, token, { text: "我自己写的" });
    for (let time = 2; time <= 20; time += 1) await sendForm(centre, token, { text: `别人写的 ${time}` });
    expect((await sendForm(centre, token, { text: "再来" })).status).toBe(409);
    const followUps = (await newest())?.followUps ?? [];
    expect([followUps.length, followUps[0]?.comment, followUps[19]?.comment]).toEqual([
      20,
      "我自己写的",
      "别人写的 20",
    ]);
  });
});
