import { describe, expect, test } from "vitest";
import { readDraft } from "../../../../central/roster/sheets/read-draft.ts";
import { planOf } from "../../../support/roster/plan-of.ts";
import { staffLine } from "../../../support/roster/sample-roster.ts";

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
        "Ｕ－１,０００１,\u3000林\u200b\u202e晓 ,四星,2013年7月",
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
