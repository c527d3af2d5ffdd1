import {
  type Figures,
  type FiguresBy,
  type FiguresLine,
  type FlaggedRatings,
  fewestRatingsOfPerson,
  type OfficeFigures,
  type Rate,
} from "../../../contract/office/figures/figures.ts";
import type { Days } from "../../../contract/office/figures/periods.ts";
import { figureDefinitions as definitions } from "../../../contract/office/reports/definitions.ts";
import type { PaperLanguage } from "../../../contract/office/reports/exports.ts";
import { type Column, type Row, type Share, type Table, textIn, type Value, type Word } from "../table.ts";

const words = {
  units: { zh: "各单位的评价数字", en: "Figures by unit" },
  windows: { zh: "各窗口的评价数字", en: "Figures by window" },
  staff: { zh: "各窗口人员的评价数字", en: "Figures by person" },
  whole: { zh: "全部", en: "All" },
  otherUnits: { zh: "其余单位", en: "Other units" },
  otherWindows: { zh: "其余窗口", en: "Other windows" },
  otherStaff: { zh: "其余人员", en: "Other persons" },
  partial: { zh: "部分计入其余", en: "partly counted with the others" },
  tooFew: { zh: "不足 {fewest} 条，不公布", en: "fewer than {fewest} ratings: not published" },
  flagged: { zh: "待核实的评价", en: "Ratings in question" },
  with: { zh: "计入", en: "counted" },
  without: { zh: "不计入", en: "left out" },
  unit: { zh: "单位编码", en: "Unit code" },
} as const satisfies Readonly<Record<string, Word>>;

interface Measure extends Column {
  readonly of: (figures: Figures) => Value;
}

const count = (zh: string, en: string, of: (figures: Figures) => number): Measure => ({
  title: { zh, en },
  kind: "count",
  of,
});

const shareOf = (rate: Rate | null): Share | null => rate && { part: rate.numerator, whole: rate.denominator };

const rate = ({ name }: { readonly name: Word }, of: (figures: Figures) => Rate | null): Measure => ({
  title: name,
  kind: "rate",
  of: (figures) => shareOf(of(figures)),
});

/** From the best level to the worst, with the office's own words. */
const levelMeasures = (levelTexts: OfficeFigures["levelTexts"]): readonly Measure[] =>
  [5, 4, 3, 2, 1].map((level) => {
    const text = levelTexts[level - 1];
    const of = ({ levels }: Figures): number => levels[level - 1] ?? 0;
    return count(`${level} ${text?.zh ?? ""}`, `${level} ${text?.en ?? text?.zh ?? ""}`, of);
  });

const measuresOf = (levelTexts: OfficeFigures["levelTexts"]): readonly Measure[] => [
  count("评价邀请", "Prompts", ({ opened }) => opened),
  count("已评价", "Answered", ({ answered }) => answered),
  count("未评价", "Unanswered", ({ unanswered }) => unanswered),
  count("已取消", "Cancelled", ({ cancelled }) => cancelled),
  count("评价数", "Ratings", ({ ratings }) => ratings),
  { ...count("其中受邀", "Of these prompted", ({ promptedRatings }) => promptedRatings), isForSheets: true },
  count("其中主动", "Of these walk-ups", ({ walkUpRatings }) => walkUpRatings),
  ...levelMeasures(levelTexts),
  count("差评", "Negative", ({ negativeRatings }) => negativeRatings),
  rate(definitions.favourable, ({ favourableRate }) => favourableRate),
  rate(definitions.walkUpFavourable, ({ walkUpFavourableRate }) => walkUpFavourableRate),
  rate(definitions.unanswered, ({ unansweredRate }) => unansweredRate),
  rate(definitions.raised, ({ raisedShare }) => raisedShare),
];

const placeColumns: Readonly<Record<FiguresBy, readonly Column[]>> = {
  units: [],
  windows: [{ title: { zh: "窗口", en: "Window" }, kind: "text" }],
  staff: [
    { title: { zh: "工号", en: "Staff number" }, kind: "id" },
    { title: { zh: "姓名", en: "Name" }, kind: "text" },
  ],
};

interface Shown {
  readonly by: FiguresBy;
  readonly language: PaperLanguage;
  readonly measures: readonly Measure[];
}

const placeOf = ({ unitCode, unitName, key, staffName }: FiguresLine, { by, language }: Shown): readonly Value[] => {
  const unit = [unitCode, unitName ? textIn(language, unitName) : words.otherUnits[language]];
  if (by === "windows") return [...unit, key ?? words.otherWindows[language]];
  if (by === "staff") return [...unit, key, staffName ? textIn(language, staffName) : words.otherStaff[language]];
  return unit;
};

const remarkOf = (
  { figures, isPartial }: Pick<FiguresLine, "figures" | "isPartial">,
  language: PaperLanguage,
): Value => {
  if (!figures) return words.tooFew[language].replace("{fewest}", String(fewestRatingsOfPerson));
  return isPartial ? words.partial[language] : null;
};

const rowOf = (place: readonly Value[], line: Pick<FiguresLine, "figures" | "isPartial">, shown: Shown): Row => [
  ...place,
  ...shown.measures.map(({ of }) => line.figures && of(line.figures)),
  remarkOf(line, shown.language),
];

/** The line of the whole office or unit; none where the reader may not see it or it may not be published. */
const wholeRows = ({ all }: OfficeFigures, shown: Shown): readonly Row[] => {
  if (!all) return [];
  const place = [null, words.whole[shown.language], ...placeColumns[shown.by].map(() => null)];
  return [rowOf(place, { figures: all, isPartial: false }, shown)];
};

async function* rowsOf(
  first: OfficeFigures,
  readNext: (after: string) => Promise<OfficeFigures>,
  shown: Shown,
): AsyncGenerator<readonly Row[]> {
  yield wholeRows(first, shown);
  let page = first;
  for (;;) {
    yield page.lines.map((line) => rowOf(placeOf(line, shown), line, shown));
    if (page.next === null) return;
    page = await readNext(page.next);
  }
}

export interface FiguresTableAsked {
  readonly days: Days;
  readonly by: FiguresBy;
  readonly flagged: FlaggedRatings;
  readonly unit: string | null;
  readonly language: PaperLanguage;
}

/** The lines of a period, with the same hidden and merged ones as on the page. `read`: those after a place. */
export const openFiguresTable = async (
  { days, by, flagged, unit, language }: FiguresTableAsked,
  read: (after: string | null) => Promise<OfficeFigures>,
): Promise<Table> => {
  const first = await read(null);
  const measures = measuresOf(first.levelTexts);
  return {
    about: {
      title: words[by],
      days,
      switches: [
        [words.flagged, words[flagged]],
        ...(unit === null ? [] : [[words.unit, { zh: unit, en: unit }] as const]),
      ],
      definitions: [
        ...[definitions.counted, definitions.favourable, definitions.walkUpFavourable, definitions.unanswered],
        ...[definitions.raised, definitions.smallNumbers],
      ],
      favourable: first.switches.favourable,
      check: `npm run centre -- recompute --from ${days.from} --to ${days.to}`,
    },
    columns: [
      { title: words.unit, kind: "id", isForSheets: true },
      { title: { zh: "单位", en: "Unit" }, kind: "text" },
      ...placeColumns[by],
      ...measures,
      { title: { zh: "备注", en: "Remark" }, kind: "text" },
    ],
    pages: rowsOf(first, read, { by, language, measures }),
  };
};
