import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rebuildReadModels } from "../../central/read-models/rebuild-read-models.ts";
import type { ChainLink } from "../../contract/ledger/chain.ts";
import { type Figures, OfficeFigures } from "../../contract/office/figures.ts";
import { officePaths } from "../../contract/office/office.ts";
import { refusalIn } from "../support/centre/answers.ts";
import { countFigures } from "../support/centre/count-figures.ts";
import { enrolDevice, type TestDevice, upload } from "../support/centre/device.ts";
import {
  at,
  closingDraft,
  endDraft,
  pauseDraft,
  promptDraft,
  resumeDraft,
  startDraft,
} from "../support/centre/duty-drafts.ts";
import { changeDraft, type Draft, endOf, ratingDraft, writeLedger } from "../support/centre/ledger.ts";
import { sendEpoch, verifiedReceipt } from "../support/centre/receipts.ts";
import { sampleUnitCode } from "../support/centre/sample-office.ts";
import { anyHappenings, simulate } from "../support/centre/simulated-day.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";

let centre: TestCentre;

beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const ask = (query: string, authorization = `Bearer ${centre.officeKey}`) =>
  fetch(`${centre.url}${officePaths.figures}${query}`, { headers: { authorization } });

const wholeFor = async (from: string, to: string) =>
  OfficeFigures.parse(await (await ask(`?from=${from}&to=${to}`)).json());

/** Without the words of the levels, which are the same for every day. */
const figuresFor = async (from: string, to = from) => {
  const { levelTexts, ...figures } = await wholeFor(from, to);
  return figures;
};

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
  favourableRate: null,
  walkUpFavourableRate: null,
  unansweredRate: null,
  raisedShare: null,
};

/** Prompts of one shift, each answered with a level, or ended in another way. */
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

describe("the figures of a day", () => {
  test("are nothing where nothing was", async () => {
    const empty = { all: nothing, units: [], windows: [], staff: [] };
    expect(await figuresFor("1999-01-01")).toEqual({ from: "1999-01-01", to: "1999-01-01", ...empty });
  });
  test("tell 好评率, 主动评价好评率 and 未评率 apart, and count 改评 as it stands", async () => {
    const [device, shiftId, changed] = [await enrolDevice(centre), randomUUID(), randomUUID()];
    const drafts = [
      startDraft(shiftId),
      ...prompts(shiftId, "1001", "counter-api", [5, 4, 3, 2, "unanswered", "cancelled", "open"]),
      ...prompts(shiftId, "1001", "walk-up", [1, 5, 5, "unanswered"]),
      ratingDraft({ promptId: changed, shiftId, level: 1 }),
      changeDraft(changed, 4),
    ];
    await sendEpoch(device, onDay("2026-03-02", drafts));
    const figures = {
      opened: 7,
      answered: 4,
      unanswered: 1,
      cancelled: 1,
      ratings: 8,
      promptedRatings: 5,
      walkUpRatings: 3,
      levels: [1, 1, 1, 2, 3],
      negativeRatings: 2,
      raisedRatings: 1,
      favourableRate: 6 / 8,
      walkUpFavourableRate: 2 / 3,
      unansweredRate: 1 / 5,
      raisedShare: 1 / 8,
    };
    const unit = { unitCode: sampleUnitCode, unitName: { zh: "测试服务中心" } };
    expect(await figuresFor("2026-03-02")).toEqual({
      from: "2026-03-02",
      to: "2026-03-02",
      all: figures,
      units: [{ ...unit, figures }],
      windows: [{ ...unit, windowNumber: "3", figures }],
      staff: [],
    });
  });
  test("are of the date that the device wrote, wherever the centre stands", async () => {
    const device = await enrolDevice(centre);
    const late = (time: string) => at(time, ratingDraft());
    await sendEpoch(device, [late("2026-03-03T00:10:00.000+08:00"), late("2026-03-03T23:50:00.000-11:00")]);
    const ratings = async (day: string) => (await figuresFor(day)).all.ratings;
    expect([await ratings("2026-03-02"), await ratings("2026-03-03"), await ratings("2026-03-04")]).toEqual([8, 2, 0]);
  });
  test("name the levels with the office's words, from 1 to 5", async () => {
    const { levelTexts } = await wholeFor("1999-01-01", "1999-01-01");
    expect(levelTexts.map(({ zh }) => zh)).toEqual(["非常不满意", "不满意", "基本满意", "满意", "非常满意"]);
  });
  test("put window 10 after window 9", async () => {
    const device = await enrolDevice(centre);
    const drafts = ["10", "9", "A"].map((windowNumber) => ratingDraft({ unitCode: "numbers", windowNumber }));
    await sendEpoch(device, onDay("2026-03-05", drafts));
    expect((await figuresFor("2026-03-05")).windows.map(({ windowNumber }) => windowNumber)).toEqual(["9", "10", "A"]);
  });
});

describe("the figures of a person", () => {
  const person = { unitCode: sampleUnitCode, unitName: { zh: "测试服务中心" } };
  const peopleOn = async (day: string) =>
    (await figuresFor(day)).staff.map(({ staffNumber, figures }) => [staffNumber, figures?.ratings ?? null]);
  const fives = (count: number) => Array.from({ length: count }, () => 5);

  test("appear from ten ratings, and before that not even how many", async () => {
    const [device, first, second] = [await enrolDevice(centre), randomUUID(), randomUUID()];
    const drafts = [
      startDraft(first),
      ...prompts(first, "1001", "counter-api", fives(9)),
      endDraft(first),
      startDraft(second, { staffNumber: "1002" }),
      ...prompts(second, "1002", "counter-api", [...fives(9), "unanswered"]),
      ...prompts(second, "1002", "walk-up", [1]),
      endDraft(second, "forgotten"),
    ];
    await sendEpoch(device, onDay("2026-03-10", drafts));
    const figures = {
      ...{ opened: 10, answered: 9, unanswered: 1, cancelled: 0, ratings: 10, promptedRatings: 9, walkUpRatings: 1 },
      ...{ levels: [1, 0, 0, 0, 9], negativeRatings: 1 },
      ...{ favourableRate: 0.9, walkUpFavourableRate: 0, unansweredRate: 0.1 },
      ...{ raisedRatings: 0, raisedShare: 0 },
    };
    expect((await figuresFor("2026-03-10")).staff).toEqual([
      { ...person, staffNumber: "1001", staffName: { zh: "测试1001" }, figures: null },
      { ...person, staffNumber: "1002", staffName: { zh: "测试1002" }, figures },
    ]);
  });
  test("appear when the shift has ended: by its entry, or by the next shift of the same device", async () => {
    const [device, first, second] = [await enrolDevice(centre), randomUUID(), randomUUID()];
    const served = [startDraft(first), ...prompts(first, "1001", "counter-api", fives(12))];
    await sendEpoch(device, onDay("2026-03-11", served));
    expect(await peopleOn("2026-03-11")).toEqual([]);
    const next = [startDraft(second), ...prompts(second, "1001", "counter-api", fives(11))];
    await sendEpoch(device, onDay("2026-03-11", [...served, ...next]));
    expect(await peopleOn("2026-03-11")).toEqual([["1001", 12]]);
    await sendEpoch(device, onDay("2026-03-11", [...served, ...next, endDraft(second)]));
    expect(await peopleOn("2026-03-11")).toEqual([["1001", 23]]);
  });
  test("stay away as long as nobody has told that the shift began", async () => {
    const [device, shiftId] = [await enrolDevice(centre), randomUUID()];
    const served = prompts(shiftId, "1001", "counter-api", fives(12));
    await sendEpoch(device, onDay("2026-03-12", [...served, endDraft(shiftId)]), 2);
    expect(await peopleOn("2026-03-12")).toEqual([]);
    await sendEpoch(device, onDay("2026-03-12", [startDraft(shiftId)]), 1);
    expect(await peopleOn("2026-03-12")).toEqual([["1001", 12]]);
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
  await sendEpoch(device, onDay("2026-03-20", drafts));
  const { all, windows, staff } = await figuresFor("2026-03-20");
  expect(all).toEqual({
    ...{ opened: 60, answered: 45, unanswered: 12, cancelled: 3, ratings: 49, promptedRatings: 45, walkUpRatings: 4 },
    ...{ levels: [3, 1, 4, 4, 37], negativeRatings: 4 },
    ...{ favourableRate: 45 / 49, walkUpFavourableRate: 3 / 4, unansweredRate: 12 / 57 },
    ...{ raisedRatings: 0, raisedShare: 0 },
  });
  expect(windows.map(({ figures }) => figures)).toEqual([all]);
  expect(staff.map(({ staffNumber, figures }) => [staffNumber, figures?.opened, figures?.ratings])).toEqual([
    ["1001", 28, 21],
    ["1002", 32, 28],
  ]);
});

describe("the question", () => {
  test("is for those who hold the key", async () => {
    const refused = { status: 401, code: "office-key-wrong", facts: undefined };
    expect(await refusalIn(await ask("?from=2026-03-02", "Bearer guess"))).toEqual(refused);
  });
  test("may name one day", async () => {
    const { from, to } = OfficeFigures.parse(await (await ask("?from=2026-03-02")).json());
    expect([from, to]).toEqual(["2026-03-02", "2026-03-02"]);
  });
  test.each([
    ["", "from"],
    ["?from=2026-02-30", "from"],
    ["?from=today", "from"],
    ["?from=2026-03-02&to=2026-03-01", "to"],
    ["?from=2024-01-01&to=2025-02-04", "to"],
    ["?from=2026-03-02&staff=1001", "query"],
  ])("%s is refused for its %s", async (query, field) => {
    expect(await refusalIn(await ask(query))).toEqual({ status: 400, code: "request-invalid", facts: { field } });
  });
});

/** A part of a device's ledger under an epoch of its own. */
interface Sending {
  readonly device: TestDevice;
  readonly links: readonly ChainLink[];
  readonly epoch: number;
}

const epochsOf = (device: TestDevice, drafts: readonly Draft[], cuts: readonly number[]): readonly Sending[] => {
  const ends = [...new Set(cuts.map((cut) => cut % (drafts.length + 1)))].sort((a, b) => a - b);
  return [...ends, drafts.length].map((end, index) => {
    const epoch = index + 1;
    return { device, epoch, links: writeLedger(device.id, drafts.slice(ends[index - 1] ?? 0, end), epoch) };
  });
};

/** In two uploads, the first of `size` entries. */
const sendInTwo = async ({ device, links, epoch }: Sending, size: number): Promise<void> => {
  const first = links.slice(0, size);
  if (first.length > 0) await verifiedReceipt(device, await upload(device, first, endOf(first, epoch)));
  await verifiedReceipt(device, await upload(device, links, endOf(links, epoch)));
};

test("any day of two windows, in any order of epochs and batches, gives the figures that its entries do", async () => {
  let run = 0;
  const cuts = fc.array(fc.nat(), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(anyHappenings, fc.tuple(cuts, cuts), fc.nat(20), fc.infiniteStream(fc.nat()), async (...given) => {
      const [happenings, [leftCuts, rightCuts], batch, order] = given;
      run += 1;
      const month = `${2030 + Math.floor(run / 12)}-${String((run % 12) + 1).padStart(2, "0")}`;
      const days = [`${month}-01`, `${month}-02`] as const;
      const [left, right] = simulate(happenings, days, randomUUID());
      const sendings = [
        ...epochsOf(await enrolDevice(centre), left.drafts, leftCuts),
        ...epochsOf(await enrolDevice(centre), right.drafts, rightCuts),
      ].map((sending) => ({ sending, place: order.next().value ?? 0 }));
      const shuffled = sendings.sort((one, other) => one.place - other.place).map(({ sending }) => sending);
      for (const sending of shuffled) await sendInTwo(sending, batch);
      const arrived = shuffled.flatMap(({ links }) => links);
      const ranges = [days, [days[0], days[0]], [days[1], days[1]]] as const;
      const counted = ranges.map(([from, to]) => countFigures(arrived, from, to));
      const read = () => Promise.all(ranges.map(([from, to]) => figuresFor(from, to)));
      expect(await read()).toEqual(counted);
      await rebuildReadModels(centre.sql);
      expect(await read()).toEqual(counted);
    }),
    { numRuns: 40 },
  );
});
