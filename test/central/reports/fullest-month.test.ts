import { expect, test } from "vitest";
import { hallPoster } from "../../../central/reports/papers/hall-poster.ts";
import type { MonthOfUnit } from "../../../central/reports/papers/read-month.ts";
import { unitReport } from "../../../central/reports/papers/unit-report.ts";
import { type Paper, typeset } from "../../../central/reports/typst/typeset.ts";
import { type FiguresLine, figuresOf, type LevelCounts } from "../../../contract/office/figures/figures.ts";
import { closed, readPdf } from "../../support/read-pdf.ts";

const walkUpLevels: LevelCounts = [0, 3, 10, 30, 107];
const figures = figuresOf(
  {
    ...{ opened: 2_485, answered: 1_862, unanswered: 578, cancelled: 45 },
    ...{ levels: [20, 34, 122, 372, 1_464], walkUpLevels, raised: 3 },
  },
  walkUpLevels,
);
const unitName = { zh: "市行政服务中心（市民之家）", en: "City Administrative Service Centre (Citizens' Home)" };

const lines = (count: number, staffName: FiguresLine["staffName"]): readonly FiguresLine[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ unitCode: "A", unitName, key: String(index + 1), staffName, figures, isPartial: false },
  }));

const notice = { zh: "尚未冻结：迟到的评价到达后，这些数字会变。", en: "It is not frozen yet." };

/** A hall with seven windows and nine persons, before its month is frozen. */
const month: MonthOfUnit = {
  supervisionPhone: "0571-12345",
  days: { from: "2026-10-01", to: "2026-10-31" },
  before: { from: "2026-09-01", to: "2026-09-30" },
  levelTexts: ["非常不满意", "不满意", "基本满意", "满意", "非常满意"].map((zh) => ({ zh })),
  favourable: "3-5",
  figures,
  figuresBefore: figures,
  windows: lines(7, null),
  staff: lines(9, { zh: "测试人员" }),
  unsettled: { mark: { zh: "未冻结", en: "not frozen" }, notice },
};

const pagesOf = async (paper: Paper): Promise<readonly string[]> =>
  readPdf(await typeset(paper, AbortSignal.timeout(120_000))).pages.map(closed);

test.each(["zh", "en"] as const)("the report of a full hall fits on one page, in %s", async (language) => {
  const pages = await pagesOf(unitReport(month, unitName, { language, writtenAt: new Date("2026-11-01T01:00:00Z") }));
  expect(pages.length).toBe(1);
  expect(pages[0]).toContain("97.32%(1,958/2,012)");
});

test.each(["zh", "en"] as const)("the poster is one page, and names no command, in %s", async (language) => {
  const writing = { language, writtenAt: new Date("2026-11-01T01:00:00Z") };
  for (const supervisionPhone of ["0571-12345", null]) {
    const pages = await pagesOf(hallPoster({ ...month, supervisionPhone }, unitName, writing));
    expect(pages).toEqual([expect.not.stringMatching(/npm|recompute/)]);
    expect(pages[0]?.includes("0571-12345")).toBe(supervisionPhone !== null);
  }
});

test("the poster groups its counts, so that none reads like a year", async () => {
  const writing = { language: "zh", writtenAt: new Date("2026-11-01T01:00:00Z") } as const;
  const pages = await pagesOf(hallPoster(month, unitName, writing));
  expect(pages).toEqual([expect.stringContaining("2,012条评价中，1,958条为非常满意、满意或基本满意")]);
  expect(pages).toEqual([expect.stringContaining("邀请评价2,485次，其中578次未评价")]);
});
