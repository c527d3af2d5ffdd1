import type { Column } from "./column.ts";
import { codeUpTo, textUpTo } from "./read-values.ts";
import { readIsRetired } from "./shared-words.ts";

/** Every sheet has it. */
export const unitCodeColumn = {
  zh: "单位编码",
  en: "unit code",
  also: ["单位代码", "单位编号", "unit"],
  isKey: true,
  isNeeded: true,
  read: codeUpTo(40),
} as const satisfies Column<string>;

export const statusColumn = {
  zh: "状态",
  en: "status",
  also: ["state"],
  read: readIsRetired,
} as const satisfies Column<boolean>;

/** 名称 and its English. Without the English the Chinese is shown. */
export const nameColumns = {
  nameZh: { zh: "名称", en: "name", isNeeded: true, read: textUpTo(400) },
  nameEn: { zh: "英文名称", en: "name in English", also: ["english name"], read: textUpTo(800) },
} as const;

/** 单位 */
export const unitColumns = {
  unitCode: unitCodeColumn,
  nameZh: { ...nameColumns.nameZh, also: ["单位名称", "unit name"] },
  nameEn: nameColumns.nameEn,
  district: { zh: "区县", en: "district", also: ["所属区县", "区域"], isNeeded: true, read: textUpTo(40) },
  supervisionPhone: { zh: "监督电话", en: "supervision phone", isNeeded: true, read: textUpTo(30) },
  complaintRoomZh: { zh: "投诉接待室", en: "complaint room", also: ["投诉地点"], isNeeded: true, read: textUpTo(400) },
  complaintRoomEn: { zh: "英文投诉接待室", en: "complaint room in English", read: textUpTo(800) },
  supportPhone: { zh: "信息科电话", en: "support phone", also: ["it phone"], read: textUpTo(30) },
  parentCode: { zh: "上级单位编码", en: "parent unit code", also: ["上级单位"], read: codeUpTo(40) },
  isRetired: statusColumn,
} as const;
