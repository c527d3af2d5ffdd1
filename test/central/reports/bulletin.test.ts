import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { ExportFormat, ExportOrder } from "../../../contract/office/reports/exports.ts";
import { FreezeAsked } from "../../../contract/office/stars/star-months.ts";
import { askForExport, exportedFile, untilJobIs } from "../../support/centre/exports.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { closed, readPdf } from "../../support/read-pdf.ts";
import { type CityDevice, cityWindows, sendCity, sendLater, shiftOf } from "../stars/city-month.ts";

let centre: TestCentre;
let devices: readonly CityDevice[];
let [city, leader] = ["", ""];
let nowMs = Date.parse("2026-03-01T01:00:00Z");
const month = "2026-03-01";

const setClock = async (time: string): Promise<void> => {
  nowMs = Date.parse(time);
  [city, leader] = [await logInAs(centre, "city"), await logInAs(centre, "leader")];
};

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  devices = await sendCity(centre);
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: "A" }]);
  await setClock("2026-04-02T01:00:00Z");
  await centre.rollUp();
});
afterAll(() => centre.stop());

const order = (
  format: ExportFormat,
  language: "zh" | "en" = "zh",
  by: "units" | "windows" = "windows",
): ExportOrder => ({
  kind: "stars",
  format,
  language,
  query: { month, by, unit: null },
});

/** The golden city: stars, L, μ, √v, services, ratings, levels from 5 to 1, 覆盖率, 好评率 and places. */
const golden = [
  ["A", "1", "5 星", "4.535178", "4.619512", "0.051112", 400, 200, [148, 40, 9, 2, 1], "50.00%", "98.50%", "1–2 / 4"],
  ["A", "2", "4 星", "4.384517", "4.515789", "0.079559", 300, 90, [60, 25, 4, 1, 0], "30.00%", "98.89%", "1–2 / 4"],
  ["A", "3", "样本不足", "—", "—", "—", null, "<10", [null, null, null, null, null], "—", "—", "—"],
  ["B", "1", "3 星", "4.069820", "4.160784", "0.055130", 500, 250, [100, 110, 30, 6, 4], "50.00%", "96.00%", "3–4 / 4"],
  ["B", "2", "3 星", "3.936906", "4.114286", "0.107503", 260, 100, [50, 30, 10, 7, 3], "38.46%", "90.00%", "3–4 / 4"],
] as const;

const percentOf = (rate: unknown): string =>
  rate === null || rate === "" ? "—" : `${(Number(rate) * 100).toFixed(2)}%`;
const decimal = (value: unknown): string => (value === null || value === "" ? "—" : Number(value).toFixed(6));
const number = (value: unknown): number | null => (value === null || value === "" ? null : Number(value));

/** The same facts of a line of a spreadsheet; code, unit and window come first, and the interval after the deviation. */
const factsOf = (row: readonly unknown[]) => {
  const cell = (at: number): unknown => row[at] ?? null;
  const ratings = cell(10);
  return [
    ...[cell(0), cell(2), cell(3), decimal(cell(4)), decimal(cell(5)), decimal(cell(6)), number(cell(9))],
    ...[ratings === "<10" ? ratings : number(ratings), row.slice(11, 16).map((count) => number(count ?? null))],
    ...[percentOf(cell(16)), percentOf(cell(19)), cell(22) || "—"],
  ];
};

const csvOf = async (cookie = city): Promise<string[][]> =>
  parse(await exportedFile(centre, cookie, order("csv")), {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });

const sheetOf = async () => (await readXlsx(await exportedFile(centre, city, order("xlsx")))).sheets[0]?.rows ?? [];

const paperOf = async (language: "zh" | "en" = "zh"): Promise<string> => {
  const { pages, isTagged } = readPdf(await exportedFile(centre, city, order("pdf", language)));
  expect(isTagged).toBe(true);
  return closed(pages.join(""));
};

const textOnPaper = ([, window, stars, score, mean, deviation]: (typeof golden)[number]): string =>
  closed(`${window}${stars}${score}${mean}${deviation}`);

const explained = (rows: readonly (readonly unknown[])[]) => new Map(rows.map(([name, text]) => [name, text]));

test("has the golden numbers to the last digit in CSV, XLSX and PDF, and explains itself at its end", async () => {
  const body = { month, reason: "设备随后补报" };
  const asked = await sendAsPage(centre, officePaths.starFreezes, { body, cookie: city });
  await untilJobIs(centre, city, FreezeAsked.parse(await asked.json()).job, "done");
  const csv = await csvOf();
  expect(csv.slice(1, 6).map(factsOf)).toEqual(golden);
  // A spreadsheet's reader copies the text of a cell.
  expect(csv.slice(1, 3).map((row) => row.slice(4, 7))).toEqual([
    ["4.535178", "4.619512", "0.051112"],
    ["4.384517", "4.515789", "0.079559"],
  ]);
  const sheet = await sheetOf();
  expect(sheet.slice(1, 6).map(factsOf)).toEqual(golden);
  const peers = ["全部窗口", "全部窗口", "", "全部窗口", "全部窗口"];
  for (const rows of [csv, sheet]) expect(rows.slice(1, 6).map((row) => row[23] ?? "")).toEqual(peers);
  const paper = await paperOf();
  expect(golden.map((line) => paper.includes(textOnPaper(line)))).toEqual(golden.map(() => true));
  expect(paper).toContain("2001484092150.00%200/40098.50%197/2001–2/4");
  const [freeze] = await centre.sql<{ hash: string }[]>`select input_hash as hash from star_freezes`;
  for (const text of [explained(csv), explained(sheet)]) {
    expect([text.get("期间"), text.get("依据数字的校验值"), text.get("版本"), text.get("请注意")]).toEqual([
      "2026-03-01 – 2026-03-31",
      freeze?.hash,
      "算法第 1 版，统计口径第 1 版，评星规则第 2 版",
      undefined,
    ]);
    expect(text.get("未等的设备")).toBe("5 台；理由：设备随后补报");
    expect(String(text.get("星级分"))).toContain("L = μ − 1.65 × σ");
  }
  expect([csv.at(-1), sheet.at(-1)?.slice(0, 2)]).toEqual(
    Array.from({ length: 2 }, () => ["复算命令", "npm run centre -- recompute --from 2026-03-01 --to 2026-03-31"]),
  );
  expect(paper).toContain(`依据数字的校验值${freeze?.hash}`);
  expect(paper).toContain("复算命令npmruncentre--recompute--from2026-03-01--to2026-03-31");
});

test("has only the lines within the reader's place, and exists for frozen months alone", async () => {
  const own = await csvOf(leader);
  expect(own.slice(1, 5).map(([unit]) => unit)).toEqual(["A", "A", "A", "期间"]);
  const april = { ...order("csv"), query: { month: "2026-02-01", by: "windows", unit: null } } as ExportOrder;
  const job = await askForExport(centre, city, april);
  expect((await untilJobIs(centre, city, job, "failed", "done")).problem?.code).toBe("star-month-not-frozen");
});

test("keeps the frozen numbers after a late rating and a confirmed question, and prints the notice", async () => {
  await setClock("2026-04-08T01:00:00Z");
  const [late, device] = [cityWindows[4], devices[4]];
  if (!late || !device) throw new Error("no such window");
  const shift = shiftOf({ ...late, day: "2026-03-12", asked: 1, levels: [1, 0, 0, 0, 0] });
  await sendLater(device, "2026-04-08T08:50:00.000+08:00", shift);
  await centre.sql`
    insert into flags values (gen_random_uuid(), 'bursts', 'A', '1', null, 'own-history', '2026-03-06', '2026-03-06',
      14, 9, 14, false, 'confirmed')`;
  await centre.rollUp();
  const notice = "冻结之后有 1 处数字变化，更正后的数字在“勘误”一栏。其余各栏是冻结时的数字，不改。";
  const csv = await csvOf();
  expect(csv.slice(1, 6).map(factsOf)).toEqual(golden);
  expect(csv.slice(1, 6).map((row) => row[24])).toEqual(["", "", "", "", expect.stringContaining("→ 3.902747 3 星")]);
  expect(csv.find(([name]) => name === "请注意")?.[1]).toBe(notice);
  const sheet = await sheetOf();
  expect(sheet.slice(1, 6).map(factsOf)).toEqual(golden);
  expect(explained(sheet).get("请注意")).toBe(notice);
  const paper = await paperOf();
  expect(golden.map((line) => paper.includes(textOnPaper(line)))).toEqual(golden.map(() => true));
  // Above the table, before its first head.
  expect(paper.indexOf(closed(notice))).toBeLessThan(paper.indexOf("星级分"));
  expect(paper).toContain("→3.9027473星");
  const english = await paperOf("en");
  expect(english).toContain(
    closed("Lines changed since the freeze: 1. The corrected numbers are in the column Erratum."),
  );
  expect(english).toContain(closed("3 stars3.9369064.1142860.107503"));
});
