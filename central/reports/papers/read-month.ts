import type { Scope } from "../../../contract/office/accounts/permissions.ts";
import type { FavourableLevels, Figures, FiguresBy, FiguresLine } from "../../../contract/office/figures/figures.ts";
import { type Days, periodAround } from "../../../contract/office/figures/periods.ts";
import type { LocalText } from "../../../contract/words.ts";
import type { Sql } from "../../database/sql.ts";
import { placeIn } from "../../figures/read-after.ts";
import { readFigures } from "../../figures/read-figures.ts";
import { type Unsettled, unsettledIn } from "../unsettled.ts";

export interface MonthOfUnit {
  /** 监督电话; null where the office does not know the unit. */
  readonly supervisionPhone: string | null;
  readonly days: Days;
  readonly before: Days;
  readonly levelTexts: readonly LocalText[];
  readonly favourable: FavourableLevels;
  /** null where nothing may be published. */
  readonly figures: Figures | null;
  readonly figuresBefore: Figures | null;
  readonly windows: readonly FiguresLine[];
  readonly staff: readonly FiguresLine[];
  /** undefined once the month is frozen. */
  readonly unsettled: Unsettled | undefined;
}

interface Asked {
  readonly scope: Scope;
  readonly unit: string;
  /** "2026-03" */
  readonly month: string;
  /** The centre's clock. */
  readonly atMs: number;
}

const readPhone = async (sql: Sql, unit: string): Promise<string | null> => {
  const [found] = await sql<{ phone: string }[]>`select supervision_phone as phone from units where code = ${unit}`;
  return found?.phone ?? null;
};

/** A unit's month, as the office's page of figures shows it to the same person. */
export const readMonth = async (sql: Sql, { scope, unit, month, atMs }: Asked): Promise<MonthOfUnit> => {
  const days = periodAround("month", `${month}-01`);
  const before = periodAround("month", `${month}-01`, -1);
  const page = (by: FiguresBy, of: Days, after: string | null) =>
    readFigures(sql, { scope, days: of, flagged: "with", by, unit, after: placeIn(after), atMs });
  const linesOf = async (by: FiguresBy): Promise<readonly FiguresLine[]> => {
    const lines: FiguresLine[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const answer = await page(by, days, after ?? null);
      lines.push(...answer.lines);
      after = answer.next;
    }
    return lines;
  };
  const now = await page("units", days, null);
  const { all: figuresBefore } = await page("units", before, null);
  const [windows, staff] = [await linesOf("windows"), await linesOf("staff")];
  const { levelTexts, switches, all: figures } = now;
  const supervisionPhone = await readPhone(sql, unit);
  const { favourable } = switches;
  const unsettled = await unsettledIn(sql, days, atMs);
  return { supervisionPhone, days, before, levelTexts, favourable, figures, figuresBefore, windows, staff, unsettled };
};
