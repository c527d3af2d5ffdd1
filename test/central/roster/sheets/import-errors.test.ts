import { describe, expect, test } from "vitest";
import { keyOf } from "../../../../central/roster/plan/roster.ts";
import type { StoredRoster } from "../../../../central/roster/plan/stored-roster.ts";
import { planOf, type Sheets, textsFor } from "../../../support/roster/plan-of.ts";
import { rosterOf, staffLine, unitLine } from "../../../support/roster/sample-roster.ts";

const staffHeadings = "单位编码,工号,姓名,职务,政治面貌,可上岗窗口";

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
    ["roster-cell-garbled", { 人员: ["单位编码,工号,姓名", "U-1,0001,林\u0007晓"] }, at(2, "姓名")],
    [
      "roster-cell-garbled",
      { 窗口: ["单位编码,窗口号,名称", "U-1,1\u001b,一"] },
      { ...at(2, "窗口号"), sheet: "窗口" },
    ],
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
