import { describe, expect, test } from "vitest";
import type { Photos } from "../../../../central/roster/photos/photos.ts";
import { planImport } from "../../../../central/roster/plan/plan-import.ts";
import { keyOf } from "../../../../central/roster/plan/roster.ts";
import type { StoredRoster } from "../../../../central/roster/plan/stored-roster.ts";
import { readDraft } from "../../../../central/roster/sheets/read-draft.ts";
import { rosterOf, staffLine, unitLine, windowLine } from "../../../support/roster/sample-roster.ts";

/** Sheets by name, a line for each row, cells between commas. */
type Sheets = Readonly<Record<string, readonly string[]>>;

const bookOf = (sheets: Sheets) =>
  Object.entries(sheets).map(([name, lines]) => ({ name, rows: lines.map((line) => line.split(",")), flaws: [] }));

const planOf = (sheets: Sheets, stored: StoredRoster = rosterOf(), photos: Photos = new Map()) => {
  const { draft, problems } = readDraft(bookOf(sheets));
  const plan = planImport(stored, draft, photos);
  return { ...plan, problems: [...problems, ...plan.problems] };
};

const staffHeadings = "单位编码,工号,姓名,职务,政治面貌,可上岗窗口";
const textsFor = (number: string): Sheets => ({
  职责: ["单位编码,工号,职责", `U-1,${number},办理登记`],
  承诺: ["单位编码,工号,承诺", `U-1,${number},一次告知`],
});

describe("a sheet", () => {
  test("is recognised by its name or its headings, in either language, under a title and with columns in any order", () => {
    const chinese = { 窗口人员名册: ["杭州市窗口人员名册", "姓名*,工 号,单位编码", "林晓,0001,U-1"] };
    const english = {
      Sheet1: ["unit_code,Staff Number,NAME,post,political status,windows", "U-1,0001,林晓,受理员,non-party,all"],
    };
    const both = { staff: ["单位编码 unit code,工号 (staff number),姓名 name", "U-1,0001,林晓"] };
    for (const sheets of [chinese, english, both]) {
      const { problems, staff } = planOf(sheets);
      expect([problems, staff]).toEqual([[], [{ kind: "changed", line: staffLine("0001", { name: { zh: "林晓" } }) }]]);
    }
  });

  test("may contain full-width digits, odd spaces, invisible marks, and empty rows", () => {
    const { problems, staff } = planOf({
      人员: [
        "单位编码,工号,姓名,星级,入党年月",
        ",,,,",
        "Ｕ－１,０００１,\u3000林\u200b晓 ,四星,2013年7月",
        " ,\u3000,,,",
      ],
    });
    const line = staffLine("0001", { name: { zh: "林晓" }, star: 4, partyMemberSince: "2013-07" });
    expect([problems, staff]).toEqual([[], [{ kind: "changed", line }]]);
  });

  test("with merged cells or formulas without a result gives an error with the place, but a title may be merged", () => {
    const rows = [["名册"], ["单位编码", "工号", "星级"], ["U-1", "0001", "4"], ["U-1", "0002", ""]];
    const flaws = [
      { row: 1, column: 0, code: "roster-cells-merged" },
      { row: 3, column: 2, code: "roster-cells-merged" },
      { row: 4, column: 2, code: "roster-cell-uncomputed" },
      { row: 4, column: 9, code: "roster-cell-uncomputed" },
    ] as const;
    expect(readDraft([{ name: "人员", rows, flaws }]).problems).toEqual([
      { code: "roster-cells-merged", facts: { sheet: "人员", row: 3, column: "星级" } },
      { code: "roster-cell-uncomputed", facts: { sheet: "人员", row: 4, column: "星级" } },
    ]);
  });

  test.each([
    ["2013-07", "2013-07"],
    ["2013/7", "2013-07"],
    ["2013.07", "2013-07"],
    ["201307", "2013-07"],
    ["2013年7月", "2013-07"],
    ["2013年7月1日", "2013-07"],
    ["2013-07-01", "2013-07"],
  ])("takes %s for a month", (written, month) => {
    const { staff } = planOf({ 人员: ["单位编码,工号,入党年月", `U-1,0001,${written}`] });
    expect(staff[0]?.line.partyMemberSince).toBe(month);
  });
});

describe("an error is reported with its place", () => {
  const at = (row: number, column: string) => ({ sheet: "人员", row, column });
  type Case = readonly [code: string, sheets: Sheets, facts: object, stored?: StoredRoster];
  const cases: readonly Case[] = [
    ["roster-heading-missing", { 人员: ["单位编码,姓名", "U-1,林晓"] }, { sheet: "人员", column: "工号 staff number" }],
    [
      "roster-heading-misspelt",
      { 人员: ["单位编码,工号,政治面目", "U-1,0001,群众"] },
      { sheet: "人员", column: "政治面目", expected: "政治面貌" },
    ],
    ["roster-heading-unknown", { 人员: ["单位编码,工号,备注", "U-1,0001,x"] }, { sheet: "人员", column: "备注" }],
    ["roster-heading-twice", { 人员: ["单位编码,工号,工号", "U-1,0001,1"] }, { sheet: "人员", column: "工号" }],
    [
      "roster-sheet-twice",
      { 人员: ["单位编码,工号", "U-1,0001"], staff: ["单位编码,工号", "U-1,0002"] },
      { kind: "人员" },
    ],
    ["roster-cell-missing", { 人员: ["单位编码,工号,姓名", "U-1,0001, "] }, at(2, "姓名")],
    ["roster-cell-long", { 人员: ["单位编码,工号,姓名", `U-1,0001,${"长".repeat(401)}`] }, at(2, "姓名")],
    ["roster-cell-garbled", { 人员: ["单位编码,工号,姓名", "U-1,0001,林\ufffd"] }, at(2, "姓名")],
    ["roster-cell-reshaped", { 人员: ["单位编码,工号", "U-1,3.30101E+17"] }, at(2, "工号")],
    ["roster-cell-reshaped", { 人员: ["单位编码,工号,可上岗窗口", "U-1,0001,2026-03-01"] }, at(2, "可上岗窗口")],
    ["roster-number-invalid", { 人员: ["单位编码,工号", "U-1,张三"] }, { ...at(2, "工号"), value: "张三" }],
    ["roster-number-invalid", { 人员: ["单位编码,工号", "U-1,it-panel"] }, at(2, "工号")],
    [
      "roster-value-unknown",
      { 人员: ["单位编码,工号,政治面貌", "U-1,0001,群人"] },
      { ...at(2, "政治面貌"), value: "群人" },
    ],
    ["roster-month-invalid", { 人员: ["单位编码,工号,入党年月", "U-1,0001,2013-13"] }, at(2, "入党年月")],
    ["roster-star-invalid", { 人员: ["单位编码,工号,星级", "U-1,0001,六星"] }, at(2, "星级")],
    ["roster-row-twice", { 人员: ["单位编码,工号", "U-1,0001", "U-1,0001"] }, { row: 3, first: 2, value: "0001" }],
    [
      "roster-row-twice",
      { 人员: ["单位编码,工号", "U-1,a1", "U-1,A1"] },
      { row: 3, first: 2 },
      rosterOf({ staff: [staffLine("a1")] }),
    ],
    [
      "roster-zeros-lost",
      { 人员: [staffHeadings, "U-1,1,林晓,受理员,群众,全部"] },
      { ...at(2, "工号"), value: "1", expected: "0001" },
    ],
    ["roster-zeros-lost", { 窗口: ["单位编码,窗口号,名称", "U-1,2,综合"] }, { row: 2, value: "2", expected: "02" }],
    [
      "roster-number-short",
      { 人员: [staffHeadings, "U-1,44,林晓,受理员,群众,全部"] },
      { ...at(2, "工号"), length: 4 },
      rosterOf({ staff: ["1111", "1112", "1113"].map((number) => staffLine(number)) }),
    ],
    ["roster-unit-unknown", { 窗口: ["单位编码,窗口号,名称", "U-9,1,综合"] }, { row: 2, value: "U-9" }],
    ["roster-unit-unknown", { 人员: [staffHeadings, "U-9,9,林晓,受理员,群众,全部"] }, { row: 2, value: "U-9" }],
    [
      "roster-unit-retired",
      { 窗口: ["单位编码,窗口号,名称", "U-1,9,综合"] },
      { row: 2, value: "U-1" },
      rosterOf({ units: [unitLine({ isRetired: true })] }),
    ],
    [
      "roster-window-unknown",
      { 人员: ["单位编码,工号,可上岗窗口", "U-1,0001,1、7"] },
      { ...at(2, "可上岗窗口"), value: "7" },
    ],
    [
      "roster-staff-unknown",
      { 荣誉: ["单位编码,工号,荣誉", "U-1,0009,服务标兵"] },
      { sheet: "荣誉", row: 2, value: "0009" },
    ],
    ["roster-mentor-unfit", { 人员: ["单位编码,工号,带教老师工号", "U-1,0001,0001"] }, at(2, "带教老师工号")],
    [
      "roster-mentor-unfit",
      { 人员: ["单位编码,工号,带教老师工号", "U-1,0001,0002"] },
      at(2, "带教老师工号"),
      rosterOf({ staff: [staffLine("0001"), staffLine("0002", { isRetired: true })] }),
    ],
    [
      "roster-texts-missing",
      { 人员: [staffHeadings, "U-1,0003,林晓,受理员,群众,全部"] },
      { row: 2, value: "0003", kind: "职责" },
    ],
    ["roster-texts-missing", { 承诺: ["单位编码,工号,承诺", "U-1,0001,无"] }, { row: 2, value: "0001", kind: "承诺" }],
    [
      "roster-texts-many",
      { 荣誉: ["单位编码,工号,荣誉", ...Array.from({ length: 7 }, (_each, index) => `U-1,0001,荣誉${index}`)] },
      { sheet: "荣誉", row: 2, most: 6 },
    ],
    [
      "roster-window-crowded",
      { 人员: [staffHeadings, "U-1,500,林晓,受理员,群众,全部"], ...textsFor("500") },
      { unit: "U-1", window: "1", most: 500, found: 501 },
      rosterOf({ staff: Array.from({ length: 500 }, (_each, index) => staffLine(`${index + 1000}`)) }),
    ],
    [
      "roster-window-occupied",
      { 窗口: ["单位编码,窗口号,状态", "U-1,1,停用"] },
      { row: 2, value: "1", devices: 2 },
      rosterOf({ devices: new Map([[keyOf({ unitCode: "U-1", number: "1" }), 2]]) }),
    ],
    ["roster-badge-taken", { 人员: ["单位编码,工号,工作证", "U-1,0001,0002"] }, { ...at(2, "工作证"), value: "0002" }],
    ["roster-badge-taken", { 人员: ["单位编码,工号,工作证", "U-1,0001,CS-7", "U-1,0002,CS-7"] }, at(2, "工作证")],
    [
      "roster-photo-missing",
      { 人员: ["单位编码,工号,照片", "U-1,0001,lin.jpg"] },
      { ...at(2, "照片"), value: "lin.jpg" },
    ],
  ];
  test.each(cases.map((each) => ({ each, code: each[0] })))("$code", ({ each: [code, sheets, facts, stored] }) => {
    const found = planOf(sheets, stored).problems.filter((problem) => problem.code === code);
    expect(found[0]?.facts).toMatchObject(facts);
  });
});

describe("a new person", () => {
  test("gets a first PIN, and serves at every window unless some are named", () => {
    const { problems, staff, newPins } = planOf({
      人员: ["单位编码,工号,姓名,职务,政治面貌,可上岗窗口", "U-1,0003,林晓,受理员,团员,02，1"],
      ...textsFor("0003"),
    });
    const line = staffLine("0003", {
      name: { zh: "林晓" },
      politicalStatus: "league-member",
      duties: [{ zh: "办理登记" }],
      commitments: [{ zh: "一次告知" }],
      windowNumbers: ["1", "02"],
    });
    expect([problems, staff, newPins]).toEqual([[], [{ kind: "added", line }], [line]]);
  });
});

describe("a person who has left", () => {
  const badge = "a".repeat(64);
  const stored = rosterOf({
    staff: [staffLine("0001", { badges: [badge] }), staffLine("0002", { mentorNumber: "0001" })],
  });

  test("is retired by the status column, returns their badges, and may still be named as a mentor", () => {
    const { problems, staff, newPins } = planOf(
      { 人员: ["单位编码,工号,状态,带教老师工号", "U-1,0001,离岗,", "U-1,0002,在岗,0001"] },
      stored,
    );
    expect([problems, newPins]).toEqual([[], []]);
    expect(staff).toEqual([{ kind: "retired", line: staffLine("0001", { isRetired: true }) }]);
  });

  test("stays retired where the status is missing, and gets a new PIN on coming back", () => {
    const left = rosterOf({ staff: [staffLine("0001", { isRetired: true })] });
    expect(planOf({ 人员: ["单位编码,工号,状态", "U-1,0001,"] }, left).staff).toEqual([]);
    const { staff, newPins } = planOf({ 人员: ["单位编码,工号,状态", "U-1,0001,在岗"] }, left);
    expect([staff, newPins]).toEqual([[{ kind: "reinstated", line: staffLine("0001") }], [staffLine("0001")]]);
  });

  test("is treated like units and windows that are closed", () => {
    const { units, windows, problems } = planOf({
      单位: ["单位编码,状态", "U-1,停用"],
      窗口: ["单位编码,窗口号,状态", "U-1,02,closed"],
    });
    expect([units, windows, problems]).toEqual([
      [{ kind: "retired", line: unitLine({ isRetired: true }) }],
      [{ kind: "retired", line: windowLine("02", { isRetired: true }) }],
      [],
    ]);
  });
});

test("an empty cell clears an optional field, and 无 clears honours", () => {
  const before = staffLine("0001", { star: 4, name: { zh: "林晓", en: "Lin Xiao" }, honours: [{ zh: "服务标兵" }] });
  const { problems, staff } = planOf(
    { 人员: ["单位编码,工号,英文姓名,星级", "U-1,0001,,"], 荣誉: ["单位编码,工号,荣誉", "U-1,0001,无"] },
    rosterOf({ staff: [before] }),
  );
  expect([problems, staff]).toEqual([[], [{ kind: "changed", line: staffLine("0001", { name: { zh: "林晓" } }) }]]);
});

describe("a photo", () => {
  const photo = (letter: string) =>
    ({
      hash: letter.repeat(64),
      picture: { mediaType: "image/png", bytes: new Uint8Array() },
    }) as const;
  const two = rosterOf({
    units: [unitLine(), unitLine({ unitCode: "U-2" })],
    staff: [staffLine("0001"), staffLine("0002"), staffLine("0001", { unitCode: "U-2" })],
  });
  const portraits = (photos: Photos, sheets: Sheets = { 单位: ["单位编码,区县", "U-1,市本级"] }) => {
    const { staff, problems } = planOf(sheets, two, photos);
    return [
      staff.map(({ line }) => [line.unitCode, line.number, line.portrait?.[0]]),
      problems.map(({ code, facts }) => [code, facts?.["file"]]),
    ];
  };

  test("belongs to a person by the number, or by the unit's folder where units share the number", () => {
    expect(portraits(new Map([["照片/0002.jpg", photo("a")]]))).toEqual([[["U-1", "0002", "a"]], []]);
    expect(portraits(new Map([["u-2/0001.jpg", photo("b")]]))).toEqual([[["U-2", "0001", "b"]], []]);
  });
  test("that fits two persons, or none, belongs to none", () => {
    expect(portraits(new Map([["0001.jpg", photo("a")]]))).toEqual([[], [["roster-photo-unused", "0001.jpg"]]]);
    expect(portraits(new Map([["u-2/0002.jpg", photo("a")]]))).toEqual([[], [["roster-photo-unused", "u-2/0002.jpg"]]]);
  });
  test("is the one that the row names", () => {
    const sheets = { 人员: ["单位编码,工号,照片", "U-1,0001,Lin.JPG"] };
    expect(portraits(new Map([["lin.jpg", photo("a")]]), sheets)).toEqual([[["U-1", "0001", "a"]], []]);
  });
});
