import { describe, expect, test } from "vitest";
import { planOf } from "../../../support/roster/plan-of.ts";
import { accountLine, rosterOf, unitLine } from "../../../support/roster/sample-roster.ts";

const headings = "登录名,姓名,角色,单位编码,窗口号,工号";
const stored = rosterOf({
  units: [unitLine(), unitLine({ unitCode: "U-2", parentCode: "U-1" }), unitLine({ unitCode: "U-3" })],
  accounts: [accountLine("wang"), accountLine("li", { grants: [{ role: "it" }] })],
});
const plan = (...rows: readonly string[]) => planOf({ 账号: [headings, ...rows] }, stored);
const codesOf = (...rows: readonly string[]) => plan(...rows).problems.map(({ code }) => code);

describe("a sheet of accounts", () => {
  test("adds a person with all roles of the rows, and keeps the accounts that it does not name", () => {
    const { problems, accounts } = plan(
      "Chen,陈晓岚,窗口班长,U-1,1,0001",
      "chen,陈晓岚,窗口班长,U-1,02,0001",
      "CHEN,陈晓岚,窗口人员,U-1,,0001",
    );
    const line = accountLine("chen", {
      name: "陈晓岚",
      staff: { unitCode: "U-1", staffNumber: "0001" },
      grants: [
        { role: "staff", unitCode: "U-1" },
        { role: "supervisor", unitCode: "U-1", windowNumber: "02" },
        { role: "supervisor", unitCode: "U-1", windowNumber: "1" },
      ],
    });
    expect([problems, accounts]).toEqual([[], [{ kind: "added", line }]]);
  });

  test("refuses a new login with other characters, and keeps one that an account has", () => {
    expect(codesOf("=1+1,某人,信息科,,,", "a b,某人,信息科,,,")).toEqual(["roster-login-unfit"]);
    const odd = rosterOf({ accounts: [accountLine("=1+1", { grants: [{ role: "city" }] }), accountLine("li")] });
    expect(planOf({ 账号: [headings, "=1+1,某人,市创先办,,,", "陈.x_y-z@b,某人,信息科,,,"] }, odd).problems).toEqual(
      [],
    );
  });

  test("changes the roles of a person to those of the rows, and disables by the status", () => {
    const changed = accountLine("li", { name: "李娜", grants: [{ role: "auditor" }] });
    expect(plan("li,李娜,审计,,,").accounts).toEqual([{ kind: "changed", line: changed }]);
    const { accounts } = planOf({ 账号: ["登录名,姓名,角色,状态", "li,测试li,信息科,停用"] }, stored);
    expect(accounts).toEqual([
      { kind: "retired", line: accountLine("li", { grants: [{ role: "it" }], isRetired: true }) },
    ]);
  });

  test("refuses a parent unit with which a stored account would judge its own unit", () => {
    const both = accountLine("zhao", {
      grants: [
        { role: "caller", unitCode: "U-3" },
        { role: "leader", unitCode: "U-1" },
      ],
    });
    const before = rosterOf({
      units: [unitLine(), unitLine({ unitCode: "U-3" })],
      accounts: [accountLine("wang"), both],
    });
    const moved = planOf({ 单位: ["单位编码,上级单位编码", "U-3,U-1"] }, before);
    expect(moved.problems.map(({ code }) => code)).toEqual(["roster-line-judges-itself"]);
    expect(planOf({ 单位: ["单位编码,上级单位编码", "U-3,"] }, before).problems).toEqual([]);
  });

  test("takes the staff number from another unit where a column says so", () => {
    const { accounts } = planOf({ 账号: ["登录名,姓名,角色,工号,工号所在单位", "zhou,周明,督查,0002,U-1"] }, stored);
    expect(accounts.map(({ line }) => [line.grants, line.staff])).toEqual([
      [[{ role: "inspector" }], { unitCode: "U-1", staffNumber: "0002" }],
    ]);
  });

  test.each([
    ["a place that the role does not have", ["a,甲,督查,U-1,,"], ["roster-role-misplaced"]],
    ["no place where the role needs one", ["a,甲,窗口班长,U-1,,"], ["roster-role-misplaced"]],
    [
      "roles with which a unit judges itself",
      ["a,甲,督查,,,", "a,甲,单位领导,U-1,,"],
      ["roster-roles-judge-themselves"],
    ],
    [
      "roles with which it judges a unit that belongs to the own",
      ["a,甲,回访员,U-2,,", "a,甲,单位领导,U-1,,"],
      ["roster-roles-judge-themselves"],
    ],
    ["an unknown unit", ["a,甲,单位领导,U-9,,"], ["roster-unit-unknown"]],
    ["an unknown window", ["a,甲,窗口班长,U-1,9,"], ["roster-window-unknown"]],
    ["an unknown staff number", ["a,甲,窗口人员,U-1,,0009"], ["roster-staff-unknown"]],
    ["an unknown role", ["a,甲,局长,,,"], ["roster-value-unknown"]],
    ["no name", ["a,,督查,,,"], ["roster-cell-missing"]],
    ["no account of the city office left", ["wang,王科长,审计,,,"], ["last-city-account"]],
  ])("with %s is refused", (_, rows, codes) => {
    expect(codesOf(...rows)).toEqual(codes);
  });
});
