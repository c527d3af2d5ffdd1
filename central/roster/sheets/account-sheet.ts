import type { RoleName } from "../../../contract/office/accounts/roles.ts";
import { codeUpTo, oneOf, readStaffNumber, textUpTo } from "./read-values.ts";
import { statusColumn, unitCodeColumn } from "./unit-sheet.ts";

export const roleWords: Readonly<Record<RoleName, string>> = {
  city: "市创先办",
  leader: "单位领导",
  supervisor: "窗口班长",
  caller: "回访员",
  inspector: "督查",
  auditor: "审计",
  it: "信息科",
  staff: "窗口人员",
};

const roleSpellings = Object.entries(roleWords).map(([role, word]) => [role as RoleName, word, role] as const);

/** 账号: one role a row; a person with several has several rows. */
export const accountColumns = {
  login: { zh: "登录名", en: "login", isKey: true, isNeeded: true, read: codeUpTo(60) },
  name: { zh: "姓名", en: "name", isNeeded: true, read: textUpTo(60) },
  role: { zh: "角色", en: "role", isKey: true, isNeeded: true, read: oneOf<RoleName>(roleSpellings) },
  unitCode: { ...unitCodeColumn, isKey: false, isNeeded: false },
  windowNumber: { zh: "窗口号", en: "window number", also: ["窗口编号"], read: codeUpTo(12) },
  staffNumber: { zh: "工号", en: "staff number", also: ["人员编号"], read: readStaffNumber },
  /** That of the role by default. */
  staffUnitCode: { zh: "工号所在单位", en: "unit of the staff number", read: codeUpTo(40) },
  isRetired: statusColumn,
} as const;
