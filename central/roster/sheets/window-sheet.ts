import { codeUpTo } from "./read-values.ts";
import { nameColumns, statusColumn, unitCodeColumn } from "./unit-sheet.ts";

/** 窗口 */
export const windowColumns = {
  unitCode: unitCodeColumn,
  number: {
    zh: "窗口号",
    en: "window number",
    also: ["窗口编号", "number"],
    isKey: true,
    isNeeded: true,
    read: codeUpTo(12),
  },
  nameZh: { ...nameColumns.nameZh, also: ["窗口名称", "window name"] },
  nameEn: nameColumns.nameEn,
  isRetired: statusColumn,
} as const;
