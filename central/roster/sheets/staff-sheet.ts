import type { PoliticalStatus } from "../../../contract/sync/configuration.ts";
import { codeUpTo, listOf, oneOf, readBadge, readMonth, readStaffNumber, readStar, textUpTo } from "./read-values.ts";
import { statusColumn, unitCodeColumn } from "./unit-sheet.ts";

export const politicalWords: Readonly<Record<PoliticalStatus, readonly [string, ...string[]]>> = {
  "party-member": ["中共党员", "党员", "正式党员"],
  "probationary-party-member": ["中共预备党员", "预备党员"],
  "league-member": ["共青团员", "团员"],
  "other-party-member": ["民主党派", "民主党派成员"],
  "non-party": ["群众", "无党派", "无党派人士"],
};

const politicalSpellings = Object.entries(politicalWords).map(
  ([status, words]) => [status as PoliticalStatus, ...words, status] as const,
);

export const numberColumn = {
  zh: "工号",
  en: "staff number",
  also: ["人员编号", "number"],
  isKey: true,
  isNeeded: true,
  read: readStaffNumber,
} as const;

const readIsAsked = oneOf<boolean>([
  [true, "是", "yes", "y", "1"],
  [false, "否", "no", "n", "0"],
]);

/** 人员. The last three columns are read and never written. */
export const staffColumns = {
  unitCode: unitCodeColumn,
  number: numberColumn,
  nameZh: { zh: "姓名", en: "name", isNeeded: true, read: textUpTo(400) },
  nameEn: { zh: "英文姓名", en: "name in English", also: ["英文名", "english name"], read: textUpTo(800) },
  postZh: { zh: "职务", en: "post", also: ["岗位"], isNeeded: true, read: textUpTo(400) },
  postEn: { zh: "英文职务", en: "post in English", also: ["english post"], read: textUpTo(800) },
  politicalStatus: {
    zh: "政治面貌",
    en: "political status",
    isNeeded: true,
    read: oneOf<PoliticalStatus>(politicalSpellings),
  },
  partyMemberSince: { zh: "入党年月", en: "party member since", also: ["入党时间", "入党日期"], read: readMonth },
  star: { zh: "星级", en: "star", also: ["stars"], read: readStar },
  windowNumbers: {
    zh: "可上岗窗口",
    en: "windows",
    also: ["窗口", "窗口号", "上岗窗口"],
    isNeeded: true,
    read: listOf(codeUpTo(12)),
  },
  mentorNumber: { zh: "带教老师工号", en: "mentor number", also: ["带教老师", "mentor"], read: readStaffNumber },
  isRetired: statusColumn,
  photo: { zh: "照片", en: "photo", also: ["照片文件", "portrait"], read: textUpTo(200) },
  badges: { zh: "工作证", en: "badges", also: ["工作证号", "badge"], read: listOf(readBadge) },
  newPin: { zh: "重置口令", en: "new pin", also: ["reset pin"], read: readIsAsked },
} as const;

/** Columns that an export leaves out. */
export const onlyRead: ReadonlySet<string> = new Set(["photo", "badges", "newPin"]);
