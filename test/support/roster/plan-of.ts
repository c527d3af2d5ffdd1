import type { Photos } from "../../../central/roster/photos/photos.ts";
import { planImport } from "../../../central/roster/plan/plan-import.ts";
import type { StoredRoster } from "../../../central/roster/plan/stored-roster.ts";
import { readDraft } from "../../../central/roster/sheets/read-draft.ts";
import { rosterOf } from "./sample-roster.ts";

/** Sheets by name, a line for each row, cells between commas. */
export type Sheets = Readonly<Record<string, readonly string[]>>;

const bookOf = (sheets: Sheets) =>
  Object.entries(sheets).map(([name, lines]) => ({ name, rows: lines.map((line) => line.split(",")), flaws: [] }));

export const planOf = (sheets: Sheets, stored: StoredRoster = rosterOf(), photos: Photos = new Map()) => {
  const { draft, problems } = readDraft(bookOf(sheets));
  const plan = planImport(stored, draft, photos);
  return { ...plan, problems: [...problems, ...plan.problems] };
};

export const textsFor = (number: string): Sheets => ({
  职责: ["单位编码,工号,职责", `U-1,${number},办理登记`],
  承诺: ["单位编码,工号,承诺", `U-1,${number},一次告知`],
});
