import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import type { Row, Table } from "../../../central/reports/table.ts";
import { writeTable } from "../../../central/reports/write-table.ts";
import { type ExportFormat, mostRowsOfPdf } from "../../../contract/office/reports/exports.ts";
import { closed, readPdf } from "../../support/read-pdf.ts";

const writing = { language: "zh", writtenAt: new Date("2026-04-01T00:30:00.000Z") } as const;

const tableOf = (...pages: readonly (readonly Row[])[]): Table => ({
  about: {
    title: { zh: "测试表", en: "Test table" },
    days: { from: "2026-03-01", to: "2026-03-31" },
    switches: [
      [
        { zh: "待核实的评价", en: "Ratings in question" },
        { zh: "计入", en: "counted" },
      ],
    ],
    definitions: [{ name: { zh: "好评率", en: "Rate" }, text: { zh: "三至五级 ÷ 全部", en: "3 to 5 ÷ all" } }],
    check: "npm run centre -- recompute --from 2026-03-01 --to 2026-03-31",
  },
  columns: [
    { title: { zh: "编号", en: "Id" }, kind: "id" },
    { title: { zh: "意见", en: "Comment" }, kind: "text" },
    { title: { zh: "数", en: "Count" }, kind: "count" },
    { title: { zh: "率", en: "Rate" }, kind: "rate" },
    { title: { zh: "日期", en: "Date" }, kind: "date" },
    { title: { zh: "时间", en: "Time" }, kind: "time" },
  ],
  pages: (async function* () {
    yield* pages;
  })(),
});

const write = async (format: ExportFormat, table: Table): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTable(table, format, writing, new AbortController().signal)) pieces.push(piece);
  return Buffer.concat(pieces);
};

const id = "12345678901234567";
const row: Row = [id, "好", 643, { part: 619, whole: 643 }, "2026-03-02", "2026-03-02T01:02:03.000Z"];
const nothing: Row = [null, null, null, { part: 0, whole: 0 }, null, null];

const explained = [
  ["期间", "2026-03-01 – 2026-03-31"],
  ["待核实的评价", "计入"],
  ["指标定义", "本系统口径，第 2026-1 版"],
  ["好评率", "三至五级 ÷ 全部"],
  ["生成时间（北京时间）", "2026-04-01 08:30:00"],
  ["复算命令", "npm run centre -- recompute --from 2026-03-01 --to 2026-03-31"],
] as const;

describe("a CSV file", () => {
  test("has a byte order mark, the rate with its parts, and its explanation", async () => {
    const text = (await write("csv", tableOf([row], [nothing]))).toString("utf8");
    expect(text).toBe(
      [
        "\uFEFF编号,意见,数,率,率 · 分子,率 · 分母,日期,时间",
        `${id},好,643,${619 / 643},619,643,2026-03-02,2026-03-02 09:02:03`,
        ",,,,0,0,,",
        "",
        ...explained.map((cells) => cells.join(",")),
        "",
      ].join("\r\n"),
    );
  });

  test.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@sum(1)", "'@sum(1)"],
    ["＝1", "'＝1"],
    ["\t=1", `"'\t'=1"`],
    ["\r=1", `"'\r'=1"`],
    ["a\n=cmd|1", `"a\n'=cmd|1"`],
    ["a\t@b\r\n-c", `"a\t'@b\r\n'-c"`],
    ['","=1', `""",""=1"`],
    ["a=1", "a=1"],
  ])("cannot run %j as a formula", async (comment, written) => {
    const text = (await write("csv", tableOf([[null, comment, null, null, null, null]]))).toString("utf8");
    expect(text).toContain(`\r\n,${written},,,,,,\r\n`);
  });
});

describe("a workbook", () => {
  test("has dates as dates, long ids as text, rates as numbers with their parts, and its explanation", async () => {
    const { sheets } = await readXlsx(await write("xlsx", tableOf([row])), { readStyles: true });
    const [sheet] = sheets;
    expect([sheets.length, sheet?.name]).toEqual([1, "测试表"]);
    expect(sheet?.rows.slice(0, 2)).toEqual([
      ["编号", "意见", "数", "率", "率 · 分子", "率 · 分母", "日期", "时间"],
      [id, "好", 643, 619 / 643, 619, 643, new Date("2026-03-02T00:00:00Z"), new Date("2026-03-02T09:02:03Z")],
    ]);
    expect([3, 6, 7, 0].map((column) => sheet?.cells?.get(`1,${column}`)?.style?.numFmt)).toEqual([
      "0.00%",
      "yyyy-mm-dd",
      "yyyy-mm-dd hh:mm:ss",
      "@",
    ]);
    expect(sheet?.rows.slice(-explained.length).map((cells) => cells.slice(0, 2))).toEqual(explained);
  });

  test("has the text of a formula as a text", async () => {
    const { sheets } = await readXlsx(
      await write("xlsx", tableOf([["=1+1", "=cmd|' /C calc'!A0", 1, null, null, null]])),
    );
    expect(sheets[0]?.rows[1]?.slice(0, 2)).toEqual(["=1+1", "=cmd|' /C calc'!A0"]);
    expect(sheets[0]?.cells?.get("1,1")?.formula).toBeUndefined();
  });
});

describe("a PDF", () => {
  test("is tagged, has its fonts within it, and the same values, with page numbers and its explanation", async () => {
    const bytes = await write("pdf", tableOf([row]));
    const { pages, isTagged, fonts } = readPdf(bytes);
    expect([isTagged, pages.length, fonts.length > 0]).toEqual([true, 1, true]);
    expect(fonts.filter((name) => !/^[A-Z]{6}\+NotoSansHans-(Regular|Bold)$/.test(name))).toEqual([]);
    // Both whole fonts together have seventeen megabytes.
    expect(bytes.length).toBeLessThan(100_000);
    const text = closed(pages.join(""));
    expect(text).toContain(closed(`编号意见数率日期时间${id}好64396.27%619/6432026-03-022026-03-02 09:02:03`));
    for (const [name, value] of explained) expect(text).toContain(closed(name + value));
    expect(text).toContain("第1页，共1页");
  });

  test("gives a long id to a reader who copies it as it is, on one line or broken", async () => {
    const job = "01997f3e-5c1b-7e3a-9b40-6f2d8a1c0e57";
    const oneLine = readPdf(await write("pdf", tableOf([[null, job, null, null, null, null]])));
    expect(oneLine.pages.join("").replaceAll("\n", "")).toContain(job);
    const broken = readPdf(await write("pdf", tableOf([[null, job.repeat(4), null, null, null, null]])));
    expect(closed(broken.pages.join(""))).toContain(job.repeat(4));
  });

  test("repeats the head on each page, breaks long words, and has rare characters of names", async () => {
    const long = "x".repeat(300);
    const rows = Array.from({ length: 120 }, (): Row => [id, `喆堃镕㛃${long}#[let]$*_=`, 1, null, null, null]);
    const { pages } = readPdf(await write("pdf", tableOf(rows)));
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.slice(0, 3).map((page) => closed(page).includes("编号意见数率日期时间"))).toEqual([true, true, true]);
    expect(closed(pages.join("")).split(`喆堃镕㛃${long}#[let]$*_=`).length).toBeGreaterThan(100);
    expect(closed(pages.at(-1) ?? "")).toContain(`第${pages.length}页，共${pages.length}页`);
  });

  test("is refused for a table that is too long", async () => {
    const page = Array.from({ length: mostRowsOfPdf / 2 + 1 }, () => row);
    const written = write("pdf", tableOf(page, page));
    await expect(written).rejects.toMatchObject({
      problem: { code: "export-too-long", facts: { most: mostRowsOfPdf } },
    });
  });
});
