import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RatingFilters, ratingsAtOnce, ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { endDraft } from "../../support/centre/duty-drafts.ts";
import { giveRating, sendForm } from "../../support/centre/follow-up.ts";
import {
  changeDraft,
  commentDraft,
  type Draft,
  ratingDraft,
  startedDraft,
  tagsDraft,
  writeLedger,
} from "../../support/centre/ledger.ts";
import { listedRatings, ratingsAfter } from "../../support/centre/list-ratings.ts";
import { addAccount, cookieIn, sendAsPage, tryToLogIn } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let nowMs = Date.parse("2026-03-02T01:00:00.000Z");
const someShift = "22222222-2222-4222-8222-222222222222";

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, ["old", "paged"]);
});
afterAll(() => centre.stop());

/** A rating of a finished shift, named after its device. */
const names = new Map<string, string>();
const give = async (
  name: string,
  body: Parameters<typeof giveRating>[1],
  more: (promptId: string) => readonly Draft[] = () => [],
) => {
  nowMs += 1_000;
  const device = await enrolDevice(centre);
  names.set(device.id, name);
  return giveRating(device, body, (promptId) => [...more(promptId), endDraft(someShift)]);
};

const namesOf = async (filters: RatingFilters): Promise<readonly string[]> =>
  (await listedRatings(centre, filters)).map(({ device }) => names.get(device) ?? "?");

describe("the list of ratings", () => {
  beforeAll(async () => {
    await give("tagged", { level: 1 }, (promptId) => [tagsDraft(promptId, "115")]);
    await give("worse", { level: 5 }, (promptId) => [changeDraft(promptId, 2), tagsDraft(promptId, "207")]);
    await give("walk-up", { level: 2, source: "walk-up" });
    await give("elsewhere", { level: 1, unitCode: "old", windowNumber: "8" });
    await give("praise", { level: 5 }, (promptId) => [tagsDraft(promptId, "510"), commentDraft(promptId, "办得很快")]);
    await give("better", { level: 1 }, (promptId) => [changeDraft(promptId, 4), commentDraft(promptId, "后来好了")]);
    const { token } = await give("later", { level: 4 });
    await sendForm(centre, token, { text: "回家再说" });
    await give("silent", { level: 4 });
  });

  test.each<readonly [RatingFilters, readonly string[]]>([
    [{}, ["later", "better", "praise", "elsewhere", "walk-up", "worse", "tagged"]],
    [{ level: "negative" }, ["elsewhere", "walk-up", "worse", "tagged"]],
    [{ level: "1" }, ["elsewhere", "tagged"]],
    [{ level: "2" }, ["walk-up", "worse"]],
    [{ source: "walk-up" }, ["walk-up"]],
    [{ tag: "115" }, ["tagged"]],
    [{ comment: "yes" }, ["later", "better", "praise"]],
    [{ changed: "yes" }, ["worse"]],
    [{ flagged: "yes" }, []],
    [{ unit: "old" }, ["elsewhere"]],
    [{ unit: sampleUnitCode, window: "3", level: "1" }, ["tagged"]],
    [{ unit: sampleUnitCode, window: "4" }, []],
    [{ from: "2026-03-01", to: "2026-03-01", level: "negative" }, ["elsewhere", "walk-up", "worse", "tagged"]],
    [{ from: "2026-03-02" }, []],
    [{ to: "2026-02-28" }, []],
  ])("has those that fit %j, and counts them", async (filters, expected) => {
    expect(await namesOf(filters)).toEqual(expected);
    expect((await ratingsAfter(centre, filters)).count).toBe(expected.length);
  });
  test("tells of a rating that is no 差评 neither its tags nor its change", async () => {
    expect(await namesOf({ tag: "510" })).toEqual([]);
    expect(await namesOf({ changed: "yes", comment: "yes" })).toEqual([]);
  });
  test("offers the levels of 差评 and their tags", async () => {
    const { levels } = await ratingsAfter(centre);
    expect(levels.map(({ level }) => level)).toEqual([1, 2]);
    expect(levels[0]?.tags).toContainEqual({ code: "115", text: expect.objectContaining({ zh: "服务态度差效率低" }) });
  });
  test.each([
    "level=5",
    "level=3",
    "from=abc",
    "tag=",
    "window=3",
    "from=2026-03-02&to=2026-03-01",
    "after=x",
    "page=2",
  ])("refuses %s", async (query) => {
    const answer = await fetch(`${centre.url}${ratingsQuestion.path}?${query}`, { headers: centre.asCity });
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: "request-invalid" }]);
  });
  test("has those in question, and no longer once the office has decided", async () => {
    const service = { transaction: { transactionRef: "R-1", serviceNumber: 1, matterName: "社保卡补办" } };
    await give("mine", { level: 1, ...service });
    await give("rival", { level: 2, ...service });
    expect(await namesOf({ flagged: "yes" })).toEqual(["rival", "mine"]);
    const rows = await listedRatings(centre, { flagged: "yes" });
    const verdicts = rows.map(({ device, epoch, seq }, index) => ({ device, epoch, seq, counts: index === 0 }));
    const answer = await fetch(`${centre.url}/office/v1/claim-verdicts`, {
      method: "POST",
      headers: { ...centre.asCity, "content-type": "application/json" },
      body: JSON.stringify({
        ...{ unitCode: sampleUnitCode, referenceSpace: "office", transactionRef: "R-1", serviceNumber: 1, verdicts },
      }),
    });
    expect(answer.status).toBe(204);
    expect(await namesOf({ flagged: "yes" })).toEqual([]);
    expect((await namesOf({ level: "negative" })).slice(0, 2)).toEqual(["rival", "mine"]);
  });
});

describe("older ratings", () => {
  const pages = async (filters: RatingFilters): Promise<readonly (readonly number[])[]> => {
    const found: number[][] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const { ratings, next } = await ratingsAfter(centre, { ...filters, ...(after && { after }) });
      found.push(ratings.map(({ seq }) => seq));
      after = next;
    }
    return found;
  };
  let device: TestDevice;
  const isWithUs = ratingsAtOnce * 2 + 20;
  beforeAll(async () => {
    nowMs += 1_000;
    device = await enrolDevice(centre);
    const place = { unitCode: "paged", windowNumber: "1" };
    const drafts = Array.from({ length: isWithUs }, () => ratingDraft({ level: 1, ...place }));
    await upload(device, writeLedger(device.id, [startedDraft(), ...drafts, endDraft(someShift)]));
    await centre.rollUp();
  });

  test.each<RatingFilters>([{ unit: "paged" }, { unit: "paged", from: "2026-03-01" }])(
    "follow page by page, each once: %j",
    async (filters) => {
      const found = await pages(filters);
      expect(found.map((seqs) => seqs.length)).toEqual([ratingsAtOnce, ratingsAtOnce, 20]);
      expect(found.flat()).toEqual(Array.from({ length: isWithUs }, (_, index) => isWithUs + 1 - index));
    },
  );
  test("are not counted beyond a thousand", async () => {
    const [first] = await centre.sql`select * from listed_ratings where unit_code = 'paged' limit 1`;
    await centre.sql`
      insert into listed_ratings
      select device, day, epoch, 10000 + each, tag_code, unit_code, window_number, source, received_at, level,
        is_changed, is_questioned, has_comment
      from listed_ratings cross join generate_series(1, 1000) as each
      where unit_code = 'paged' and seq = ${Number(first?.["seq"])}`;
    expect((await ratingsAfter(centre, { unit: "paged" })).count).toBeNull();
    expect((await ratingsAfter(centre, { unit: "old" })).count).toBe(1);
  });
  test("of another unit are no beginning for a leader", async () => {
    await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
    const cookie = cookieIn(await tryToLogIn(centre, "leader"));
    const read = async (query: string) =>
      (await sendAsPage(centre, `${ratingsQuestion.path}${query}`, { cookie })).json();
    expect(await read("")).toMatchObject({ count: 8 });
    expect(await read(`?after=${device.id}/1/5`)).toMatchObject({ ratings: [], next: null });
  });
});
