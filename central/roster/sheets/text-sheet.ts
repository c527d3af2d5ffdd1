import { textUpTo } from "./read-values.ts";
import { numberColumn } from "./staff-sheet.ts";
import { unitCodeColumn } from "./unit-sheet.ts";

/** The three sheets with a text a row: their names, and the most texts of one person. */
export const textSheets = {
  duties: { zh: "职责", en: "duties", least: 1, most: 8 },
  commitments: { zh: "承诺", en: "commitments", least: 1, most: 6 },
  honours: { zh: "荣誉", en: "honours", least: 0, most: 6 },
} as const;

export type TextKind = keyof typeof textSheets;
export const textKinds = ["duties", "commitments", "honours"] as const satisfies readonly TextKind[];

/** 职责, 承诺 and 荣誉: one text a row, in the order in which they are shown. */
export const textColumns = (kind: TextKind) =>
  ({
    unitCode: unitCodeColumn,
    number: numberColumn,
    textZh: {
      zh: textSheets[kind].zh,
      en: textSheets[kind].en.replace(/ies$/, "y").replace(/s$/, ""),
      also: ["内容", "text", textSheets[kind].en],
      isKey: true,
      isNeeded: true,
      read: textUpTo(400),
    },
    textEn: { zh: "英文", en: "in English", also: [`英文${textSheets[kind].zh}`, "english"], read: textUpTo(800) },
  }) as const;
