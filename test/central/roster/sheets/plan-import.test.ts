import { describe, expect, test } from "vitest";
import type { Photos } from "../../../../central/roster/photos/photos.ts";
import { planOf, type Sheets, textsFor } from "../../../support/roster/plan-of.ts";
import { rosterOf, staffLine, unitLine, windowLine } from "../../../support/roster/sample-roster.ts";

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

  test("is retired in the same way as closed units and windows", () => {
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

test("a unit belongs to another one, which exists and does not belong to it", () => {
  const stored = rosterOf({ units: [unitLine(), unitLine({ unitCode: "U-2", parentCode: "U-1" })] });
  const planWith = (...rows: readonly string[]) => planOf({ 单位: ["单位编码,上级单位编码", ...rows] }, stored);
  expect(planWith("U-2,").units).toEqual([{ kind: "changed", line: unitLine({ unitCode: "U-2" }) }]);
  expect(planWith("U-1,U-2").problems.map(({ code }) => code)).toEqual(["roster-unit-circular"]);
  expect(planWith("U-1,U-1").problems.map(({ code }) => code)).toEqual(["roster-unit-circular"]);
  expect(planWith("U-1,U-9").problems.map(({ code }) => code)).toEqual(["roster-unit-unknown"]);
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
