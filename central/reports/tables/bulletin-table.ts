import {
  type FavourableLevels,
  type FiguresBy,
  fewestRatingsOfPerson,
  figuresOf,
} from "../../../contract/office/figures/figures.ts";
import type { Days } from "../../../contract/office/figures/periods.ts";
import { figureDefinitions } from "../../../contract/office/reports/definitions.ts";
import type { PaperLanguage } from "../../../contract/office/reports/exports.ts";
import { ratingsOf } from "../../../contract/office/stars/judge.ts";
import type { Erratum, Freeze } from "../../../contract/office/stars/star-months.ts";
import type { StarPolicy } from "../../../contract/office/stars/star-policy.ts";
import type { StarCounts, StarLine } from "../../../contract/office/stars/stars.ts";
import type { LocalText } from "../../../contract/words.ts";
import { emptyTally } from "../../figures/tally.ts";
import { paperTime } from "../paper-words.ts";
import { type Column, type ColumnKind, type Row, scoreText, type Table, textIn, type Value } from "../table.ts";
import { allPeers, errataNotice, freezeFacts, starDefinitions, starsText, titles } from "./bulletin-words.ts";

export interface FrozenMonth {
  readonly days: Days;
  readonly by: FiguresBy;
  readonly unit: string | null;
  readonly freeze: Freeze;
  /** The rules by which it was frozen. */
  readonly policy: StarPolicy;
  /** The levels that were 好评 at the freeze. */
  readonly favourable: FavourableLevels;
  readonly levelTexts: readonly LocalText[];
  /** The last one of each line. */
  readonly errata: readonly Erratum[];
  /** The frozen lines, a page at a time. */
  readonly lines: AsyncIterable<readonly StarLine[]>;
}

const column = (zh: string, en: string, kind: ColumnKind): Column => ({ title: { zh, en }, kind });

const placeColumns: Readonly<Record<FiguresBy, readonly Column[]>> = {
  units: [],
  windows: [column("窗口", "Window", "text")],
  staff: [column("工号", "Staff number", "id"), column("姓名", "Name", "text")],
};

const columnsOf = ({ by, levelTexts }: FrozenMonth): readonly Column[] => [
  { ...column("单位编码", "Unit code", "id"), isForSheets: true },
  column("单位", "Unit", "text"),
  ...placeColumns[by],
  column("星级", "Stars", "text"),
  column("星级分", "Star score", "score"),
  column("均值", "Mean", "score"),
  column("标准差", "Deviation", "score"),
  column("区间下限", "Interval from", "score"),
  column("区间上限", "Interval to", "score"),
  column("服务数", "Services", "count"),
  column("评价数", "Ratings", "count"),
  ...[5, 4, 3, 2, 1].map((level) => {
    const text = levelTexts[level - 1];
    return column(`${level} ${text?.zh ?? ""}`, `${level} ${text?.en ?? text?.zh ?? ""}`, "count");
  }),
  { title: { zh: "覆盖率", en: "Coverage" }, kind: "rate" },
  { title: figureDefinitions.favourable.name, kind: "rate" },
  column("名次范围", "Place range", "text"),
  column("同组", "Peers", "text"),
  column("勘误", "Erratum", "text"),
];

type Placed = Pick<StarLine, "unitCode" | "unitName" | "key" | "staffName">;

const placeOf = ({ unitCode, unitName, key, staffName }: Placed, by: FiguresBy, language: PaperLanguage): Row => {
  const unit = [unitCode, textIn(language, unitName)];
  if (by === "windows") return [...unit, key];
  return by === "staff" ? [...unit, key, staffName && textIn(language, staffName)] : unit;
};

const countsOf = (counts: StarCounts | null, favourable: FavourableLevels): readonly Value[] => {
  if (!counts) return [null, `<${fewestRatingsOfPerson}`, ...Array.from({ length: 7 }, () => null)];
  const { coverage, favourableRate } = figuresOf({ ...emptyTally, ...counts }, emptyTally.levels, favourable);
  return [
    counts.answered + counts.unanswered,
    ratingsOf(counts),
    ...counts.levels.toReversed(),
    { part: coverage.numerator, whole: coverage.denominator },
    { part: favourableRate.numerator, whole: favourableRate.denominator },
  ];
};

const scoresOf = ({ rated }: StarLine, { scoreZ }: StarPolicy): readonly Value[] => {
  if (!rated) return [null, null, null, null, null];
  const { score, mean, interval } = rated;
  return [score, mean, scoreZ === 0 ? null : (mean - score) / scoreZ, interval.from, interval.to];
};

const erratumText = (erratum: Erratum | undefined, language: PaperLanguage): Value => {
  if (!erratum) return null;
  const { state, stars, score } = erratum.after;
  const corrected = `${score === null ? "" : `${scoreText(score)} `}${starsText(state, stars)[language]}`;
  return `${paperTime(erratum.foundAt).slice(0, 10)} → ${corrected}`;
};

const keyOf = ({ unitCode, key }: Placed): string => JSON.stringify([unitCode, key]);

/** A line that had nothing to freeze: only its erratum tells about it. */
const laterLine = ({ unitCode, unitName, key, staffName }: Erratum): StarLine => ({
  ...{ unitCode, unitName, key, staffName, counts: null, isPartial: false, state: "too-few", rated: null },
});

async function* rowsOf(month: FrozenMonth, language: PaperLanguage): AsyncGenerator<readonly Row[]> {
  const { by, policy, favourable } = month;
  const waiting = new Map(month.errata.map((erratum) => [keyOf(erratum), erratum]));
  const rowOf = (line: StarLine, erratum: Erratum | undefined): Row => [
    ...placeOf(line, by, language),
    starsText(line.state, line.rated?.stars ?? null)[language],
    ...scoresOf(line, policy),
    ...countsOf(line.counts, favourable),
    line.rated && `${line.rated.place.best}–${line.rated.place.worst} / ${line.rated.place.among}`,
    line.rated && (line.rated.place.matter ?? allPeers[by][language]),
    erratumText(erratum, language),
  ];
  for await (const lines of month.lines) {
    yield lines.map((line) => {
      const erratum = waiting.get(keyOf(line));
      waiting.delete(keyOf(line));
      return rowOf(line, erratum);
    });
  }
  yield [...waiting.values()].map((erratum) => rowOf(laterLine(erratum), erratum));
}

/** The bulletin of a frozen month: the frozen numbers, with each correction in a column of its own. */
export const bulletinTable = (month: FrozenMonth, language: PaperLanguage): Table => {
  const { days, by, unit, freeze, policy, favourable, errata } = month;
  return {
    about: {
      title: titles[by],
      days,
      ...(errata.length > 0 && { notice: errataNotice(errata.length) }),
      switches:
        unit === null
          ? []
          : [
              [
                { zh: "单位编码", en: "Unit code" },
                { zh: unit, en: unit },
              ],
            ],
      definitions: [
        figureDefinitions.counted,
        ...starDefinitions(policy),
        figureDefinitions.favourable,
        figureDefinitions.smallNumbers,
      ],
      facts: freezeFacts(freeze),
      favourable,
      check: `npm run centre -- recompute --from ${days.from} --to ${days.to}`,
    },
    columns: columnsOf(month),
    pages: rowsOf(month, language),
  };
};
