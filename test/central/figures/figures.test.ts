import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Figures, OfficeFigures, type Rate } from "../../../contract/office/figures/figures.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import {
  at,
  closingDraft,
  endDraft,
  pauseDraft,
  promptDraft,
  resumeDraft,
  startDraft,
} from "../../support/centre/duty-drafts.ts";
import { changeDraft, type Draft, ratingDraft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { askFigures, figuresFor } from "./read-figures.ts";

let centre: TestCentre;
/** All periods below are over. */
let nowMs = Date.parse("2030-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
afterAll(() => centre.stop());

const rate = (numerator: number, denominator: number): Rate => ({
  ...{ numerator, denominator },
  value: denominator === 0 ? null : numerator / denominator,
});

const nothing: Figures = {
  opened: 0,
  answered: 0,
  unanswered: 0,
  cancelled: 0,
  ratings: 0,
  promptedRatings: 0,
  walkUpRatings: 0,
  levels: [0, 0, 0, 0, 0],
  negativeRatings: 0,
  raisedRatings: 0,
  favourableRate: rate(0, 0),
  notDefaultFavourableRate: rate(0, 0),
  walkUpFavourableRate: null,
  unansweredRate: rate(0, 0),
  coverage: rate(0, 0),
  negativeShare: rate(0, 0),
  raisedShare: rate(0, 0),
};

/** Prompts of one shift, each answered with a level, or ended in another manner. */
const prompts = (
  shiftId: string,
  staffNumber: string,
  source: string,
  answers: readonly (number | string)[],
): Draft[] =>
  answers.flatMap((answer): Draft[] => {
    const promptId = randomUUID();
    const about = { promptId, shiftId, staffNumber, source };
    const opened = promptDraft(promptId, about);
    if (typeof answer === "number") return [opened, ratingDraft({ ...about, level: answer })];
    return answer === "open" ? [opened] : [opened, closingDraft(promptId, answer, "timed-out")];
  });

const onDay = (day: string, drafts: readonly Draft[]): readonly Draft[] =>
  drafts.map((draft) => at(`${day}T09:00:00.000+08:00`, draft));

const someShift = "22222222-2222-4222-8222-222222222222";
const times = <Value>(count: number, value: Value): readonly Value[] => Array.from({ length: count }, () => value);
const whole = { isPartial: false };

describe("the figures of a period", () => {
  test("are empty where there is no data", async () => {
    const empty = { all: nothing, units: [], windows: [], staff: [] };
    expect(await figuresFor(centre, "2001-01-01")).toEqual({ from: "2001-01-01", to: "2001-01-07", ...empty });
  });
  test("distinguish 好评率, 主动评价好评率 and 未评率, and count 改评 by the present level", async () => {
    const [device, shiftId, changed] = [await enrolDevice(centre), randomUUID(), randomUUID()];
    const drafts = [
      startDraft(shiftId),
      ...prompts(shiftId, "1001", "counter-api", [5, 4, 3, 2, 5, 5, "unanswered", "cancelled", "open"]),
      ...prompts(shiftId, "1001", "walk-up", [1, 5, 5, "unanswered"]),
      ratingDraft({ promptId: changed, shiftId, level: 1 }),
      changeDraft(changed, 4),
      endDraft(shiftId),
    ];
    await sendEpoch(device, onDay("2026-03-02", drafts));
    const figures = {
      opened: 9,
      answered: 6,
      unanswered: 1,
      cancelled: 1,
      ratings: 10,
      promptedRatings: 7,
      walkUpRatings: 3,
      levels: [1, 1, 1, 2, 5],
      negativeRatings: 2,
      raisedRatings: 1,
      favourableRate: rate(8, 10),
      notDefaultFavourableRate: rate(8, 10),
      // Three walk-ups of one person.
      walkUpFavourableRate: null,
      unansweredRate: rate(1, 7),
      coverage: rate(6, 7),
      negativeShare: rate(2, 10),
      raisedShare: rate(1, 10),
    };
    const unit = { unitCode: sampleUnitCode, unitName: { zh: "测试服务中心" } };
    const told = {
      all: figures,
      units: [{ ...unit, ...whole, key: null, staffName: null, figures }],
      windows: [{ ...unit, ...whole, key: "3", staffName: null, figures }],
      staff: [{ ...unit, ...whole, key: "1001", staffName: { zh: "测试1001" }, figures }],
    };
    expect(await figuresFor(centre, "2026-03-02")).toEqual({ from: "2026-03-02", to: "2026-03-08", ...told });
    expect(await figuresFor(centre, "2026-03-02", "month")).toEqual({ from: "2026-03-01", to: "2026-03-31", ...told });
    expect(await figuresFor(centre, "2026-03-02", "quarter")).toEqual({
      from: "2026-01-01",
      to: "2026-03-31",
      ...told,
    });
  });
  test("are of the date that the device wrote, whatever the centre's time zone", async () => {
    const device = await enrolDevice(centre);
    const sunday = times(10, at("2027-03-14T23:50:00.000-11:00", ratingDraft()));
    const monday = times(11, at("2027-03-15T00:10:00.000+08:00", ratingDraft()));
    const distinct = [...sunday, ...monday].map((draft) => ({
      ...draft,
      body: { ...draft.body, promptId: randomUUID() },
    }));
    await sendEpoch(device, [...distinct, endDraft(someShift)]);
    const ratings = async (day: string) => (await figuresFor(centre, day)).all?.ratings;
    expect([await ratings("2027-03-14"), await ratings("2027-03-15")]).toEqual([10, 11]);
  });
  test("name the levels with the office's words, from 1 to 5", async () => {
    const answer = await askFigures(centre, "?from=2001-01-01&to=2001-01-31");
    const { levelTexts } = OfficeFigures.parse(await answer.json());
    expect(levelTexts.map(({ zh }) => zh)).toEqual(["非常不满意", "不满意", "基本满意", "满意", "非常满意"]);
  });
  test("put window 10 after window 9", async () => {
    const device = await enrolDevice(centre);
    const drafts = ["10", "9", "A"].flatMap((windowNumber) =>
      times(10, null).map(() => ratingDraft({ unitCode: "numbers", windowNumber })),
    );
    await sendEpoch(device, onDay("2027-06-02", [...drafts, endDraft(someShift)]));
    expect((await figuresFor(centre, "2027-06-02")).windows.map(({ key }) => key)).toEqual(["9", "10", "A"]);
  });
  test("leave out a running shift, in every line, until its end or the next shift of the same device", async () => {
    const [device, first, second] = [await enrolDevice(centre), randomUUID(), randomUUID()];
    const served = [startDraft(first), ...prompts(first, "1001", "counter-api", times(12, 5))];
    const empty = { all: nothing, units: [], windows: [], staff: [] };
    const countsIn = async () => {
      const { all, units, windows, staff } = await figuresFor(centre, "2027-07-07");
      return [all, ...[...units, ...windows, ...staff].map(({ figures }) => figures)].map((each) => each?.ratings);
    };
    await sendEpoch(device, onDay("2027-07-07", served));
    expect(await figuresFor(centre, "2027-07-07")).toMatchObject(empty);
    const next = [startDraft(second), ...prompts(second, "1001", "counter-api", times(11, 5))];
    await sendEpoch(device, onDay("2027-07-07", [...served, ...next]));
    expect(await countsIn()).toEqual([12, 12, 12, 12]);
    await sendEpoch(device, onDay("2027-07-07", [...served, ...next, endDraft(second)]));
    expect(await countsIn()).toEqual([23, 23, 23, 23]);
  });
  test("count a shift of unknown beginning once it has ended, and one of a lost device after a day", async () => {
    const device = await enrolDevice(centre);
    const served = onDay("2027-08-04", prompts(someShift, "1001", "counter-api", times(12, 5)));
    await sendEpoch(device, served);
    const ratings = async () => (await figuresFor(centre, "2027-08-04")).all?.ratings;
    expect(await ratings()).toBe(0);
    nowMs += 24 * 3_600_000;
    expect(await ratings()).toBe(12);
  });
});

describe("the figures of a person", () => {
  test("appear from ten ratings up; below ten, they and those of the next smallest person are hidden, and only the sum of both is shown", async () => {
    const [device, ...shifts] = [await enrolDevice(centre), randomUUID(), randomUUID(), randomUUID()];
    const [first = "", second = "", third = ""] = shifts;
    const drafts = [
      startDraft(first),
      ...prompts(first, "1001", "counter-api", times(9, 5)),
      endDraft(first),
      startDraft(second, { staffNumber: "1002" }),
      ...prompts(second, "1002", "counter-api", [...times(9, 5), "unanswered"]),
      ...prompts(second, "1002", "walk-up", [1]),
      endDraft(second, "forgotten"),
      startDraft(third, { staffNumber: "1003" }),
      ...prompts(third, "1003", "counter-api", times(11, 4)),
      endDraft(third),
    ];
    await sendEpoch(device, onDay("2026-06-10", drafts));
    const { staff } = await figuresFor(centre, "2026-06-10");
    expect(staff.map(({ key, figures }) => [key, figures?.levels ?? null])).toEqual([
      ["1001", null],
      ["1002", null],
      ["1003", [0, 0, 0, 11, 0]],
      [null, [1, 0, 0, 0, 18]],
    ]);
  });
});

test("a whole day of one window, with a handover, a lunch break and a forgotten shift, adds up", async () => {
  const [device, morning, afternoon] = [await enrolDevice(centre), randomUUID(), randomUUID()];
  const fill = (count: number, answer: number | string) => Array.from({ length: count }, () => answer);
  const before = [...fill(15, 5), ...fill(3, 4), 2, ...fill(7, "unanswered"), ...fill(2, "cancelled")];
  const after = [...fill(20, 5), ...fill(4, 3), ...fill(2, 1), ...fill(5, "unanswered"), "cancelled"];
  const drafts = [
    startDraft(morning),
    ...prompts(morning, "1001", "counter-api", before),
    ...prompts(morning, "1001", "walk-up", [5, 1]),
    pauseDraft(morning),
    resumeDraft(morning),
    endDraft(morning, "handed-over"),
    startDraft(afternoon, { staffNumber: "1002" }),
    ...prompts(afternoon, "1002", "counter-api", after),
    ...prompts(afternoon, "1002", "walk-up", [5, 4]),
    endDraft(afternoon, "forgotten"),
  ];
  await sendEpoch(device, onDay("2026-09-18", drafts));
  const { all, windows, staff } = await figuresFor(centre, "2026-09-18");
  expect(all).toEqual({
    ...{ opened: 60, answered: 45, unanswered: 12, cancelled: 3, ratings: 49, promptedRatings: 45, walkUpRatings: 4 },
    ...{ levels: [3, 1, 4, 4, 37], negativeRatings: 4 },
    ...{ favourableRate: rate(45, 49), notDefaultFavourableRate: rate(45, 49), walkUpFavourableRate: rate(3, 4) },
    ...{ unansweredRate: rate(12, 57), coverage: rate(45, 57), negativeShare: rate(4, 49) },
    ...{ raisedRatings: 0, raisedShare: rate(0, 49) },
  });
  expect(windows.map(({ figures }) => figures)).toEqual([all && { ...all, walkUpFavourableRate: null }]);
  expect(staff.map(({ key, figures }) => [key, figures?.opened, figures?.ratings])).toEqual([
    ["1001", 28, 21],
    ["1002", 32, 28],
  ]);
});
