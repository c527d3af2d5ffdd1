import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Difference, differenceLine } from "../../../central/figures/recompute/difference.ts";
import { recompute } from "../../../central/figures/recompute/recompute.ts";
import { OfficeBreakdown } from "../../../contract/office/figures/breakdowns.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { at, endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { type Draft, ratingDraft } from "../../support/centre/ledger.ts";
import { type PageHeaders, pageHeadersOf } from "../../support/centre/page-headers.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addUnits } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let nowMs = Date.parse("2026-05-20T12:00:00+08:00");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, ["A", "B", "C"]);
});
afterAll(() => centre.stop());

interface Served {
  readonly matter: string | null;
  readonly hour: string;
  readonly level: number;
  readonly channel: string;
}

const many = (count: number, matter: string | null, hour: string, level = 5, channel = "4"): readonly Served[] =>
  Array.from({ length: count }, () => ({ matter, hour, level, channel }));

/** A finished shift of one person on a day. */
const serve = async (unit: string, staff: string, day: string, served: readonly Served[]): Promise<void> => {
  const shiftId = randomUUID();
  const about = { shiftId, staffNumber: staff, unitCode: unit, windowNumber: staff };
  const drafts: readonly Draft[] = [
    at(`${day}T08:00:00.000+08:00`, startDraft(shiftId, about)),
    ...served.map(({ matter, hour, level, channel }) => {
      const transaction = { transactionRef: randomUUID(), serviceNumber: 1, ...(matter && { matterName: matter }) };
      const rating = ratingDraft({ ...about, promptId: randomUUID(), level, channel, transaction });
      return at(`${day}T${hour}:30:00.000+08:00`, rating);
    }),
    at(`${day}T17:00:00.000+08:00`, endDraft(shiftId)),
  ];
  await sendEpoch(await enrolDevice(centre), drafts);
};

const may = { from: "2026-05-01", to: "2026-05-31" };

const ask = async (query: object, headers = centre.asCity): Promise<Response> => {
  await centre.rollUp();
  const search = new URLSearchParams(Object.entries(query));
  return fetch(`${centre.url}${officePaths.breakdowns}?${search}`, { headers });
};

const lines = async (query: object) => {
  const answer = OfficeBreakdown.parse(await (await ask(query)).json());
  return answer.lines.map(({ key, ratings, favourableRate }) => [key, ratings, favourableRate.numerator]);
};

describe("the breakdown of a month", () => {
  beforeAll(async () => {
    await serve("A", "1", "2026-05-11", [
      ...many(14, "社保", "09"),
      ...many(12, "医保", "10", 2),
      ...many(3, "其他", "10"),
    ]);
    await serve("A", "2", "2026-05-12", [
      ...many(12, "社保", "09", 4, "3"),
      ...many(11, "医保", "10"),
      ...many(12, null, "11"),
    ]);
    await serve("B", "1", "2026-05-13", many(15, "社保", "09"));
    // Too small for figures of its own: in none of the tables.
    await serve("C", "1", "2026-05-13", many(4, "社保", "09"));
  });

  test("is told when the month has ended", async () => {
    expect(await lines({ ...may, kind: "matter" })).toEqual([]);
    nowMs = Date.parse("2026-06-01T00:00:00+08:00");
    expect(await lines({ ...may, kind: "matter", unit: "A" })).toEqual([
      ["社保", 26, 26],
      ["医保", 23, 11],
      [null, 15, 15],
    ]);
  });
  test("is of the units that are told by themselves, or of one of them", async () => {
    // Unit B has one clerk, whose figures are told; unit C is merged with it, so that neither is here.
    expect(await lines({ ...may, kind: "matter", unit: "B" })).toEqual([]);
    expect(await lines({ ...may, kind: "matter", unit: "C" })).toEqual([]);
    expect(await lines({ ...may, kind: "matter" })).toEqual(await lines({ ...may, kind: "matter", unit: "A" }));
    expect(await lines({ from: "2026-04-01", to: "2026-06-30", kind: "matter" })).toEqual(
      await lines({ ...may, kind: "matter" }),
    );
  });
  test("says how many ratings of the figures are in no line, where the reader may see their sum", async () => {
    const leftOut = async (query: object, headers?: PageHeaders) =>
      OfficeBreakdown.parse(await (await ask({ ...may, kind: "channel", ...query }, headers)).json()).leftOut;
    expect([await leftOut({}), await leftOut({ unit: "A" })]).toEqual([19, 0]);
    const leader = await pageHeadersOf(centre.sql, "leader-of-a", [{ role: "leader", unitCode: "A" }]);
    expect([await leftOut({}, leader), await leftOut({ unit: "A" }, leader)]).toEqual([null, 0]);
  });
  test("exists by channel, and by hour of the weekday", async () => {
    expect(await lines({ ...may, kind: "channel", unit: "A" })).toEqual([
      ["4", 52, 40],
      ["3", 12, 12],
    ]);
    // The other matters less Tuesday at 11 would be three ratings, so that this hour is not told by itself.
    expect(await lines({ ...may, kind: "hour", unit: "A" })).toEqual([
      ["1-09", 14, 14],
      ["2-09", 12, 12],
      [null, 38, 26],
    ]);
  });
  test("of a unit outside the reader's is that of an unknown one", async () => {
    const leader = await pageHeadersOf(centre.sql, "leader", [{ role: "leader", unitCode: "B" }]);
    const textOf = async (unit: string) => (await ask({ ...may, kind: "channel", unit }, leader)).text();
    expect(JSON.parse(await textOf("A"))).toMatchObject({ code: "not-found" });
    expect(await textOf("A")).toBe(await textOf("none"));
  });
  test("is refused for a week", async () => {
    const query = { from: "2026-05-04", to: "2026-05-10", kind: "matter" };
    expect(await refusalIn(await ask(query))).toMatchObject({ code: "period-not-fixed" });
  });
  test("is counted again after a late rating", async () => {
    await serve("A", "1", "2026-05-18", many(10, "社保", "09"));
    expect((await lines({ ...may, kind: "matter", unit: "A" }))[0]).toEqual(["社保", 36, 36]);
  });
  test("is published again by recompute, which names each line and rating that differs", async () => {
    const differing = async (): Promise<readonly string[]> => {
      const found: string[] = [];
      const report = (difference: Difference): void => void found.push(differenceLine(difference));
      await recompute(centre.sql, { ...may, clock: () => nowMs, report });
      return found.map((line) => line.replace(/ device [^:]*?(?= {2})/, ""));
    };
    expect(await differing()).toEqual([]);
    await centre.sql`
      update published_breakdowns set levels[4] = levels[4] + 1 where unit_code = 'A' and kind = 'channel' and key = '3'`;
    await centre.sql`update main_matters set matter = '户籍' where unit_code = 'A' and kind = 'unit'`;
    expect(await differing()).toEqual([
      "✗ 2026-05-01  A  -  -  published_breakdowns channel 3  levels 4: 已存 stored 13, 重算 recounted 12",
      "✗ 2026-05-01  A  -  -  main_matters unit  matter: 已存 stored 户籍, 重算 recounted 社保",
    ]);
    await centre.sql`update published_breakdowns set levels[4] = 12 where unit_code = 'A' and kind = 'channel' and key = '3'`;
    await centre.sql`update main_matters set matter = '社保' where unit_code = 'A' and kind = 'unit'`;
    await centre.sql`
      update ratings set channel = '9' where (device, epoch, seq) in (
        select device, epoch, seq from ratings where unit_code = 'A' and channel = '3' limit 1)`;
    expect(await differing()).toContainEqual(
      expect.stringMatching(/ratings {2}channel: 已存 stored 9, 重算 recounted 3$/),
    );
  });
});
