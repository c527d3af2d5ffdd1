import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codesCsv } from "../../../../central/devices/enrolment/codes-csv.ts";
import { guardCell, unguardCell } from "../../../../central/roster/book/guarded-cell.ts";
import { readBook, readCsv } from "../../../../central/roster/book/read-book.ts";
import { writeCsv } from "../../../../central/roster/book/write-csv.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterstar-book-"));
});
afterAll(() => rm(folder, { recursive: true }));

const rowsIn = (bytes: Uint8Array) => readCsv(bytes, "人员").rows;

const bookIn = async (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return readBook(path);
};

const chineseText = "单位编码,工号\r\nU-1,0001\r\n";
const chineseRows = [
  ["单位编码", "工号"],
  ["U-1", "0001"],
];

describe("the table of enrolment codes", () => {
  test("is written by the same function: no unit, name or window runs as a formula", () => {
    const unitName = { zh: '＝HYPERLINK("http://a","b")' };
    const issued = {
      unitCode: "=1+1",
      unitName,
      windowName: { zh: "x" },
      windowNumber: "＠3",
      code: "AAAA-BBBB",
      ticket: "-t",
      expiresAt: "+x",
    };
    const csv = codesCsv([issued]);
    expect(csv.startsWith("\ufeff")).toBe(true);
    const [, line = ""] = csv.split("\r\n");
    expect(line).toBe(`'=1+1,"'＝HYPERLINK(""http://a"",""b"")",'＠3,AAAA-BBBB,'-t,'+x`);
    expect(rowsIn(Buffer.from(csv)).at(-1)).toEqual(["=1+1", unitName.zh, "＠3", "AAAA-BBBB", "-t", "+x"]);
  });
});

describe("a CSV file", () => {
  test.each([
    ["UTF-8", Buffer.from(chineseText, "utf8")],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${chineseText}`, "utf8")],
    ["UTF-16 as Excel writes it, with tabs", Buffer.from(`\uFEFF${chineseText.replaceAll(",", "\t")}`, "utf16le")],
    ["GBK as WPS writes it", Buffer.from("taXOu7HgwussuaS6xQ0KVS0xLDAwMDENCg==", "base64")],
    ["semicolons", Buffer.from(chineseText.replaceAll(",", ";"), "utf8")],
  ])("is read in any encoding: %s", (_name, bytes) => {
    expect(rowsIn(bytes)).toEqual(chineseRows);
  });

  test("may have line breaks, commas and quotes in a cell, and empty and short rows count", () => {
    const text = '职责\r\n"一,""二""\n三"\r\n\r\na,b,c\r\n';
    expect(rowsIn(Buffer.from(text))).toEqual([["职责"], ['一,"二"\n三'], [""], ["a", "b", "c"]]);
  });

  test("is written so that no cell runs as a formula, and read back unchanged", () => {
    const rows = [
      ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "'=1", "plain", "a=b", '"q"', ""],
      ["＝cmd", "＋1", "－1", "＠x", "'＝1", "''＠", "a＝b", "\tx", "'"],
    ];
    const bytes = writeCsv({ name: "x", rows, flaws: [] });
    const cells = bytes
      .toString("utf8")
      .slice(1)
      .split(/\r\n|,/);
    expect(cells).toHaveLength(2 * 9 + 1);
    expect(cells.filter((cell) => /^"?[=+\-@\t＝＋－＠]/.test(cell))).toEqual([]);
    expect(rowsIn(bytes)).toEqual(rows);
  });

  test("gives back every written cell", () => {
    // A spreadsheet treats every kind of line break in a cell as the same one.
    const cell = fc.string({
      unit: fc.constantFrom("a", "'", "=", "＝", "+", '"', ",", ";", "\n", "\t", "单", " ", "０"),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1 }), (cells) => {
        const rows = [["单位编码", "工号"], ...cells];
        expect(rowsIn(writeCsv({ name: "x", rows, flaws: [] }))).toEqual(rows);
      }),
    );
    fc.assert(fc.property(cell, (text) => unguardCell(guardCell(text)) === text));
  });
});

describe("a workbook", () => {
  const workbook = () =>
    writeXlsx({
      sheets: [
        {
          name: "人员",
          rows: [
            ["工号", "姓名", "入党年月"],
            [12, "林晓", new Date(Date.UTC(2013, 6, 1))],
            [330101, true, null],
          ],
          cells: new Map([
            ["1,0", { value: 12, style: { numFmt: "0000" } }],
            ["3,0", { formula: "A3+1", formulaResult: 330102 }],
            ["3,1", { formula: "1/0", formulaResult: "#DIV/0!" }],
          ]),
          merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }],
        },
        { name: "草稿", rows: [["x"]], hidden: true },
      ],
    });

  test("is read as a person sees it: zeros of a number format, dates, results of formulas, no hidden sheets", async () => {
    const book = await bookIn("a.xlsx", await workbook());
    expect(book).toMatchObject({ ok: true, value: [{ name: "人员" }] });
    const [sheet] = book.ok ? book.value : [];
    expect(sheet?.rows.map((row) => row.slice(0, 3))).toEqual([
      ["工号", "姓名", "入党年月"],
      ["0012", "林晓", "2013-07-01"],
      ["330101", "true", ""],
      ["330102", "#DIV/0!", ""],
    ]);
    expect(sheet?.flaws).toEqual([
      { row: 2, column: 1, code: "roster-cells-merged" },
      { row: 4, column: 1, code: "roster-cell-uncomputed" },
    ]);
  });

  test.each(["none.xlsx", "none.xls", "none.pdf"])("that is malformed is reported: %s", async (name) => {
    const book = await bookIn(name, Buffer.from("PK no"));
    expect(book).toMatchObject({ ok: false, problem: { code: "roster-file-unreadable" } });
  });
});
