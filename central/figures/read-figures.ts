import {
  type FlaggedRatings,
  figuresOf,
  type OfficeFigures,
  type StaffFigures,
  type UnitFigures,
  type WindowFigures,
} from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import type { Sql } from "../database/sql.ts";
import { levelText, readLevels } from "../policy/level-words.ts";
import { type Names, readNames } from "../roster/names.ts";
import { type Line, publish } from "./publish.ts";
import { type Judged, readCells } from "./read-cells.ts";

/** Window 10 comes after window 9. */
const { compare } = new Intl.Collator("en", { numeric: true });

/** Orders by unit and then by the key within it; 其余 comes last of each. */
const inOrder = (one: Line, other: Line): number =>
  Number(one.unitCode === null) - Number(other.unitCode === null) ||
  compare(one.unitCode ?? "", other.unitCode ?? "") ||
  Number(one.key === null) - Number(other.key === null) ||
  compare(one.key ?? "", other.key ?? "");

const figuresIn = ({ tally, isPartial }: Line) => ({ figures: tally && figuresOf(tally), isPartial });

const unitLine = (line: Line, names: Names): UnitFigures => ({
  unitCode: line.unitCode,
  unitName: line.unitCode === null ? null : names.unit(line.unitCode),
  ...figuresIn(line),
});

/** Lines within a unit always have one. */
const unitOf = ({ unitCode }: Line, names: Names) => ({
  unitCode: unitCode ?? "",
  unitName: names.unit(unitCode ?? ""),
});

const windowLine = (line: Line, names: Names): WindowFigures => ({
  ...unitOf(line, names),
  windowNumber: line.key,
  ...figuresIn(line),
});

const staffLine = (line: Line, names: Names): StaffFigures => ({
  ...unitOf(line, names),
  staffNumber: line.key,
  staffName: line.key === null ? null : names.staff(line.unitCode ?? "", line.key),
  ...figuresIn(line),
});

const fiveLevels = [1, 2, 3, 4, 5] as const;

export interface FiguresAsked {
  readonly days: Days;
  readonly flagged: FlaggedRatings;
  readonly judged: Judged;
  /** The centre's clock. */
  readonly atMs: number;
}

/** The figures of a period, of one moment, without any that would identify a person. */
export const readFigures = (sql: Sql, { days, flagged, judged, atMs }: FiguresAsked): Promise<OfficeFigures> =>
  sql.begin("isolation level repeatable read read only", async (tx): Promise<OfficeFigures> => {
    const published = publish(await readCells(tx, days, judged, atMs), flagged);
    const names = await readNames(tx);
    const levels = await readLevels(tx);
    return {
      ...days,
      levelTexts: fiveLevels.map((level) => levelText(levels, level)),
      all: published.all && figuresOf(published.all),
      units: published.units.toSorted(inOrder).map((line) => unitLine(line, names)),
      windows: published.windows.toSorted(inOrder).map((line) => windowLine(line, names)),
      staff: published.staff.toSorted(inOrder).map((line) => staffLine(line, names)),
    };
  });
