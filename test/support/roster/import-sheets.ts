import { randomBytes } from "node:crypto";
import type { Sql } from "../../../central/database/sql.ts";
import { applyRosterImport } from "../../../central/roster/import-roster.ts";
import type { NewPin } from "../../../central/roster/save/new-pins.ts";
import { readDraft } from "../../../central/roster/sheets/read-draft.ts";

/** Sheets by name, a line for each row, cells between commas. */
export type Sheets = Readonly<Record<string, readonly string[]>>;

export const bookOf = (sheets: Sheets) =>
  Object.entries(sheets).map(([name, lines]) => ({ name, rows: lines.map((line) => line.split(",")), flaws: [] }));

/** Imports them as the command does, and returns the PINs. Throws where they are refused. */
export const importSheets = async (sql: Sql, sheets: Sheets, clock = Date.now): Promise<readonly NewPin[]> => {
  const handed: NewPin[] = [];
  const handOver = async (pins: readonly NewPin[]): Promise<void> => {
    handed.push(...pins);
  };
  const { draft, problems } = readDraft(bookOf(sheets));
  const means = { clock, random: randomBytes, by: "it", handOver };
  const done = await applyRosterImport(sql, { draft, photos: new Map() }, means);
  if (done === "faults" || done === "changed" || problems.length > 0) throw new Error(JSON.stringify([done, problems]));
  return handed;
};
