import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FiguresBy, FiguresLine, Rate } from "../../../contract/office/figures/figures.ts";
import type { ExportFormat, ExportOrder } from "../../../contract/office/reports/exports.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { exportedFile } from "../../support/centre/exports.ts";
import { goldenCity, onDay, shiftDrafts, smallOffice } from "../../support/centre/golden-office.ts";
import { addAccount, logInAs } from "../../support/centre/office-account.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { closed, readPdf } from "../../support/read-pdf.ts";
import { wholeFor } from "../figures/read-figures.ts";

let centre: TestCentre;
let city: string;
beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-04-01T01:00:00.000Z") });
  await addUnits(centre.sql, ["A", "B", "S"]);
  await addAccount(centre, "city", [{ role: "city" }]);
  city = await logInAs(centre, "city");
});
afterAll(() => centre.stop());

const expectedOf = ({ figures, isPartial }: Pick<FiguresLine, "figures" | "isPartial">) => {
  if (!figures) return [...Array.from({ length: 25 }, () => null), "不足 10 条，不公布"];
  const { opened, answered, unanswered, cancelled, ratings, promptedRatings, walkUpRatings, levels } = figures;
  const cellsOf = (rate: Rate | null) => (rate ? [rate.value, rate.numerator, rate.denominator] : [null, null, null]);
  const { favourableRate, walkUpFavourableRate, unansweredRate, raisedShare } = figures;
  return [
    ...[opened, answered, unanswered, cancelled, ratings, promptedRatings, walkUpRatings],
    ...levels.toReversed(),
    figures.negativeRatings,
    ...[favourableRate, walkUpFavourableRate, unansweredRate, raisedShare].flatMap(cellsOf),
    isPartial ? "部分计入其余" : null,
  ];
};

const rate = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  value: numerator / denominator,
});

const placeOf = ({ unitCode, unitName, key, staffName }: FiguresLine, by: FiguresBy) => [
  unitCode,
  unitName?.zh ?? "其余单位",
  ...(by === "windows" ? [key ?? "其余窗口"] : []),
  ...(by === "staff" ? [key, staffName?.zh ?? "其余人员"] : []),
];

const order = (by: FiguresBy, format: ExportFormat, days: { from: string; to: string }): ExportOrder => ({
  kind: "figures",
  format,
  language: "zh",
  query: { ...days, by, flagged: "with", unit: null },
});

const percentText = (rate: number | null): string => (rate === null ? "—" : `${(rate * 100).toFixed(2)}%`);

/** The text of a row on paper: codes and prompted ratings are left out, a rate is one cell. */
const paperTextOf = (cells: readonly (string | number | null)[], places: number): string => {
  const place = cells.slice(1, places);
  const [opened, answered, unanswered, cancelled, ratings, , walkUps, ...rest] = cells.slice(places);
  const rates = [6, 9, 12, 15].map((index) => {
    const [rate, part, whole] = rest.slice(index, index + 3);
    return whole === 0 || whole === null ? "—" : `${percentText(Number(rate))}${part}/${whole}`;
  });
  const counts = [opened, answered, unanswered, cancelled, ratings, walkUps, ...rest.slice(0, 6)];
  return closed([...place, ...counts, ...rates, rest[18]].map((cell) => cell ?? "—").join(""));
};

/** Compares the three tables of a period, in three formats each, with the answers of the API. */
const comparePapers = async (days: { from: string; to: string }): Promise<void> => {
  const whole = await wholeFor(centre, days);
  for (const by of ["units", "windows", "staff"] as const) {
    const all = { figures: whole.all, isPartial: false };
    const blank = { units: [], windows: [null], staff: [null, null] }[by];
    const rows = [
      [null, "全部", ...blank, ...expectedOf(all)],
      ...whole[by].map((line) => [...placeOf(line, by), ...expectedOf(line)]),
    ];
    const csv: string[][] = parse(await exportedFile(centre, city, order(by, "csv", days)), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    expect(csv.slice(1, rows.length + 1)).toEqual(rows.map((row) => row.map((cell) => String(cell ?? ""))));
    const { sheets } = await readXlsx(await exportedFile(centre, city, order(by, "xlsx", days)));
    const sheet = sheets[0]?.rows ?? [];
    const widest = rows[0]?.length ?? 0;
    expect(
      sheet.slice(1, rows.length + 1).map((row) => Array.from({ length: widest }, (_, at) => row[at] ?? null)),
    ).toEqual(rows);
    const { pages, isTagged } = readPdf(await exportedFile(centre, city, order(by, "pdf", days)));
    const paper = closed(pages.join(""));
    expect([isTagged, rows.map((row) => paper.includes(paperTextOf(row, 2 + blank.length)))]).toEqual([
      true,
      rows.map(() => true),
    ]);
  }
};

describe("the city of the golden values", () => {
  const days = { from: "2026-03-01", to: "2026-03-31" };

  test("has the same numbers in the API, CSV, XLSX and PDF, by unit, window and person", async () => {
    for (const { unitCode, windowNumber, services, levels } of goldenCity) {
      const answered = levels.reduce<number>((sum, count) => sum + count, 0);
      const staffNumber = `${unitCode}${windowNumber}`;
      const drafts = shiftDrafts({ unitCode, windowNumber, staffNumber, levels, unanswered: services - answered });
      await sendEpoch(await enrolDevice(centre), onDay("2026-03-10", drafts));
    }
    const { all } = await wholeFor(centre, days);
    expect(all).toMatchObject({ opened: 1_480, ratings: 643, levels: [8, 16, 53, 205, 361], negativeRatings: 24 });
    expect(all?.favourableRate).toEqual({ numerator: 619, denominator: 643, value: 619 / 643 });
    await comparePapers(days);
  });
});

describe("the small office of the golden values", () => {
  const days = { from: "2026-03-02", to: "2026-03-08" };

  test("has the same numbers in the API, CSV, XLSX and PDF, and names no person with few ratings", async () => {
    for (const drafts of smallOffice()) await sendEpoch(await enrolDevice(centre), drafts);
    const { all, staff } = await wholeFor(centre, days);
    expect(all).toMatchObject({
      ...{ opened: 40, answered: 28, unanswered: 9, cancelled: 3, ratings: 30, levels: [2, 3, 3, 7, 15] },
      ...{
        favourableRate: rate(25, 30),
        unansweredRate: rate(9, 37),
        walkUpFavourableRate: rate(1, 2),
        raisedRatings: 1,
      },
    });
    expect(staff.map(({ key, figures }) => [key, figures?.ratings ?? null])).toEqual([
      ["P1", 14],
      ["P2", null],
      ["P3", null],
      [null, 16],
    ]);
    await comparePapers(days);
  });
});

const paperOf = async (kind: "unit-report" | "hall-poster", unit: string, cookie = city): Promise<string> => {
  const query = { month: "2026-03", unit };
  const { pages, isTagged } = readPdf(
    await exportedFile(centre, cookie, { kind, format: "pdf", language: "zh", query }),
  );
  expect(isTagged).toBe(true);
  return closed(pages.join(""));
};

describe("the papers of a unit's month", () => {
  test("the report has the month's figures, its windows, and persons as they are published", async () => {
    const text = await paperOf("unit-report", "A");
    expect(text).toContain("2026-03评价月报");
    expect(text).toContain("好评率98.63%(289/293)——");
    expect(text).toContain("未评率59.31%(427/720)——");
    expect(text).toContain("5非常满意2114满意653基本满意132不满意31非常不满意1");
    expect(text).toContain("198.50%(197/200)200350.00%(200/400)");
    const staff = text.slice(text.indexOf("窗口人员"));
    expect(staff).toContain("A1A198.50%(197/200)200350.00%(200/400)");
    expect(text).toContain("复算命令npmruncentre--recompute--from2026-03-01--to2026-03-31");
  });

  test("the poster has the rate with its number from 30 ratings, and no window or person", async () => {
    const text = await paperOf("hall-poster", "B");
    expect(text).toContain("94.29%350条评价中，330条为非常满意、满意或基本满意邀请评价760次，其中410次未评价");
    expect(text).toContain("这些数字可以从窗口的原始记录重新计算。有疑问请打监督电话0571-12345。");
    expect(text.replace("窗口的原始记录", "")).not.toMatch(/B1|B2|差评率|窗口|npm/);
    expect(await paperOf("hall-poster", "S")).toContain("83.33%30条评价中，25条");
    const few = await paperOf("hall-poster", sampleUnitCode);
    expect([few.includes("本月评价不足30条，不公布好评率"), few.includes("%")]).toEqual([true, false]);
  });

  test("are not written about a unit outside the asker's rights", async () => {
    await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
    const leader = await logInAs(centre, "leader");
    for (const kind of ["unit-report", "hall-poster"] as const) {
      await expect(paperOf(kind, "B", leader)).rejects.toThrow("not-found");
    }
  });
});
