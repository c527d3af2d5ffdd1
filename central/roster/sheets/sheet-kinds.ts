import type { BookSheet } from "../book/book.ts";
import { accountColumns } from "./account-sheet.ts";
import type { Columns } from "./column.ts";
import { columnsIn, headingsWithin } from "./match-headings.ts";
import { staffColumns } from "./staff-sheet.ts";
import { textColumns, textSheets } from "./text-sheet.ts";
import { tidyHeading } from "./tidy.ts";
import { unitColumns } from "./unit-sheet.ts";
import { windowColumns } from "./window-sheet.ts";

interface SheetNames {
  readonly zh: string;
  readonly en: string;
}

export const sheetNames = {
  units: { zh: "单位", en: "units" },
  windows: { zh: "窗口", en: "windows" },
  staff: { zh: "人员", en: "staff" },
  accounts: { zh: "账号", en: "accounts" },
  ...textSheets,
} as const satisfies Record<string, SheetNames>;

export type SheetKind = keyof typeof sheetNames;
export const sheetKinds = ["units", "windows", "staff", "accounts", "duties", "commitments", "honours"] as const;

/** All columns of every kind of sheet. */
export const sheetColumns = {
  units: unitColumns,
  windows: windowColumns,
  staff: staffColumns,
  accounts: accountColumns,
  duties: textColumns("duties"),
  commitments: textColumns("commitments"),
  honours: textColumns("honours"),
} as const satisfies Record<SheetKind, Columns>;

/** 人员职责 is about duties, 人员账号 about accounts, 窗口人员名册 about staff, 单位窗口 about windows. */
const fromTheNarrowest = ["accounts", "duties", "commitments", "honours", "staff", "windows", "units"] as const;

const byName = (name: string): SheetKind | undefined => {
  const tidy = tidyHeading(name);
  return fromTheNarrowest.find((kind) => tidy.includes(sheetNames[kind].zh) || tidy === sheetNames[kind].en);
};

const byHeadings = (sheet: BookSheet): SheetKind | undefined => {
  const fitting = sheetKinds.filter((kind) => {
    const columns: Columns = sheetColumns[kind];
    const found = headingsWithin(sheet, columns);
    const needed = Object.entries(columns).filter(([, { isNeeded }]) => isNeeded);
    return found !== undefined && needed.every(([name]) => columnsIn(found, columns).has(name));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
};

/** The kind of a sheet: by its name, or by its headings where only one kind has them; undefined otherwise. */
export const kindOf = (sheet: BookSheet): SheetKind | undefined => byName(sheet.name) ?? byHeadings(sheet);

export const knownSheets = sheetKinds.map((kind) => sheetNames[kind].zh).join("、");
