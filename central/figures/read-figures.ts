import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { definitionsVersion } from "../../contract/office/figures/definitions.ts";
import {
  type FavourableLevels,
  type Figures,
  type FiguresBy,
  type FiguresLine,
  type FlaggedRatings,
  figuresOf,
  linesAtOnce,
  type OfficeFigures,
} from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import { readWithin } from "../accounts/read-within.ts";
import { isWithin } from "../accounts/within-scope.ts";
import type { Sql, Tx } from "../database/sql.ts";
import { readLevelTexts } from "../policy/level-words.ts";
import type { Names } from "../roster/names.ts";
import { namesOfLines } from "./names-of-lines.ts";
import type { Counted, Line } from "./publish.ts";
import { nextAfter } from "./read-after.ts";
import { type LineKey, readLines, readRestOfUnits, readWhole } from "./read-published.ts";
import { readFavourable } from "./read-trend.ts";
import { endOfPart } from "./running-part.ts";

export interface FiguresAsked {
  /** Lines outside it are left out; merged and hidden ones are the same for every reader. */
  readonly scope: Scope;
  readonly days: Days;
  readonly flagged: FlaggedRatings;
  readonly by: FiguresBy;
  readonly unit: string | null;
  /** The sum above the lines is that of this window of the unit; null for the unit's. */
  readonly window?: string | null;
  readonly after: LineKey | null;
  /** The centre's clock. */
  readonly atMs: number;
}

interface Read {
  /** null where the reader may not see all of it. */
  readonly all: Counted | null;
  /** One more than are shown, where there are more. */
  readonly lines: readonly Line[];
}

const isOffice = ({ scope, unit }: FiguresAsked): boolean => scope.isAll && unit === null;

const maySee = ({ scope, unit, window = null }: FiguresAsked): boolean =>
  unit === null ? scope.isAll : isWithin(scope, { unitCode: unit, windowNumber: window });

const read = async (tx: Tx, asked: FiguresAsked): Promise<Read> => {
  const { days, flagged, by, unit, window = null } = asked;
  const all = maySee(asked) ? await readWhole(tx, days, flagged, { unit, window }) : null;
  const lines = await readLines(tx, { ...asked, limit: linesAtOnce + 1 });
  const hasRest = by === "units" && isOffice(asked) && lines.length <= linesAtOnce;
  return { all, lines: hasRest ? [...lines, ...(await readRestOfUnits(tx, days, flagged))] : lines };
};

const shownFigures = ({ tally, toldWalkUps }: Counted, favourable: FavourableLevels): Figures | null =>
  tally && figuresOf(tally, toldWalkUps, favourable);

const shownLine = (line: Line, by: FiguresBy, names: Names, favourable: FavourableLevels): FiguresLine => {
  const { unitCode, key, isPartial } = line;
  return {
    unitCode,
    unitName: unitCode === null ? null : names.unit(unitCode),
    key,
    staffName: by === "staff" && unitCode !== null && key !== null ? names.staff(unitCode, key) : null,
    figures: shownFigures(line, favourable),
    isPartial,
  };
};

/** The figures of a period, of one moment, without any that would identify a person. */
export const readFigures = (sql: Sql, asked: FiguresAsked): Promise<OfficeFigures> =>
  readWithin(sql, asked.scope, async (tx): Promise<OfficeFigures> => {
    const { all, lines } = await read(tx, asked);
    const shown = lines.slice(0, linesAtOnce);
    const last = lines.length > linesAtOnce ? shown.at(-1) : undefined;
    const names = await namesOfLines(tx, asked.by, shown);
    const favourable = await readFavourable(tx, new Date(asked.atMs));
    return {
      ...asked.days,
      definitionsVersion,
      switches: { flagged: asked.flagged, favourable },
      isRunning: new Date(asked.atMs) < endOfPart(asked.days.to),
      levelTexts: await readLevelTexts(tx),
      all: all && shownFigures(all, favourable),
      lines: shown.map((line) => shownLine(line, asked.by, names, favourable)),
      next: nextAfter(last),
    };
  });
