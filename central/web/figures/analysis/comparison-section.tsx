import { Empty, type TableColumnsType } from "antd";
import { useMemo } from "react";
import type { FiguresLine, OfficeFigures } from "../../../../contract/office/figures/figures.ts";
import type { LocalText } from "../../../../contract/words.ts";
import { formatCount } from "../../format/text.ts";
import { Answered } from "../../page/answered.tsx";
import { LinePages } from "../../page/line-pages.tsx";
import { Section } from "../../page/section.tsx";
import { useNarrow } from "../../page/use-narrow.ts";
import { useReading } from "../../reading/use-reading.ts";
import { useLocalText, useWords } from "../../words/use-words.ts";
import { fill, type Words } from "../../words/words.ts";
import { type ChartOption, colour, percentAxis } from "../charts/chart.tsx";
import { ChartWithTable } from "../charts/chart-with-table.tsx";
import { figuresQuestion } from "../questions.ts";
import { rateText } from "../rate-text.ts";
import { useFiguresView } from "../use-figures-view.ts";
import { figureColumns } from "./figure-columns.tsx";
import { placeText, type ViewProps } from "./place.tsx";

const everyMs = 60_000;

type Say = (text: LocalText) => string;

const nameOf = (words: Words, say: Say, { unitName, key }: FiguresLine, isOfUnit: boolean): string => {
  if (isOfUnit) return key === null ? words.otherWindows : fill(words.windowNumbered, { number: key });
  return unitName ? say(unitName) : words.otherUnits;
};

const shareOf = (count: number, all: number): number => (all === 0 ? 0 : Math.round((count / all) * 1_000) / 10);

const optionOf = (
  names: readonly string[],
  lines: readonly FiguresLine[],
  levels: readonly string[],
  narrow: boolean,
): ChartOption => ({
  // On a telephone the legend takes two lines.
  grid: { left: 8, right: 24, top: narrow ? 64 : 36, bottom: 28, containLabel: true },
  legend: { top: 0, left: 0 },
  xAxis: percentAxis(narrow),
  yAxis: {
    type: "category",
    inverse: true,
    data: names,
    axisLabel: { width: narrow ? 130 : 220, overflow: "truncate" },
  },
  series: [5, 4, 3, 2, 1].map((level) => ({
    name: levels[level - 1],
    type: "bar",
    stack: "levels",
    barMaxWidth: 26,
    data: lines.map(({ figures }) => (figures ? shareOf(figures.levels[level - 1] ?? 0, figures.ratings) : 0)),
    itemStyle: { color: colour(`level-${level}`) },
  })),
});

type Row = FiguresLine & { readonly name: string };

const columnsOf = (words: Words, onPick: (row: Row) => (() => void) | undefined): TableColumnsType<Row> => [
  {
    title: words.place,
    render: (_, row) => {
      const pick = onPick(row);
      return pick ? (
        <button type="button" className="place-link" onClick={pick}>
          {row.name}
        </button>
      ) : (
        row.name
      );
    },
  },
  figureColumns<Row>(words).ratings,
  figureColumns<Row>(words).favourable,
  {
    title: words.negative,
    align: "right",
    render: (_, { figures }) => figures && formatCount(figures.negativeRatings),
  },
  figureColumns<Row>(words).unanswered,
];

const ComparisonOf = ({ figures, view, onView }: ViewProps & { readonly figures: OfficeFigures }) => {
  const words = useWords();
  const say = useLocalText();
  const narrow = useNarrow();
  const isOfUnit = view.unit !== null;
  const rows = figures.lines.map((line): Row => ({ ...line, name: nameOf(words, say, line, isOfUnit) }));
  const option = useMemo(() => {
    const names = figures.lines.map((line) => nameOf(words, say, line, isOfUnit));
    return optionOf(names, figures.lines, figures.levelTexts.map(say), narrow);
  }, [figures, words, say, isOfUnit, narrow]);
  const onPick = ({ unitCode, key }: FiguresLine): (() => void) | undefined => {
    if (isOfUnit) return key === null ? undefined : () => onView({ window: key });
    return unitCode === null ? undefined : () => onView({ unit: unitCode });
  };
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noFigures} />;
  const unitName = figures.lines.find((line) => line.unitName !== null)?.unitName ?? null;
  const place = placeText(words, say, { unit: view.unit, window: null }, unitName);
  const title = fill(words.comparisonTitle, { place, ...view.days, version: figures.definitionsVersion });
  const told = rows.map(
    ({ name, figures: own }) => `${name} ${own ? rateText(own.favourableRate) : words.tooFewShort}`,
  );
  return (
    <>
      <ChartWithTable
        option={option}
        height={(narrow ? 108 : 80) + 34 * rows.length}
        title={title}
        label={[title, ...told].join(words.listComma)}
        onPick={(index) => rows[index] && onPick(rows[index])?.()}
        rows={rows}
        keyOf={({ unitCode, key }) => JSON.stringify([unitCode, key])}
        columns={columnsOf(words, onPick)}
      />
      <LinePages after={view.after} next={figures.next} onAfter={(after) => onView({ after })} />
    </>
  );
};

/** The levels of units, or of the windows of one, in the order of their codes. */
export const ComparisonSection = () => {
  const words = useWords();
  const [view, onView] = useFiguresView();
  const asked = {
    ...view,
    flagged: "with" as const,
    by: view.unit === null ? ("units" as const) : ("windows" as const),
  };
  const reading = useReading(figuresQuestion(asked), everyMs);
  return (
    <Section id="comparison" title={words.comparison} hint={words.comparisonHint}>
      <Answered reading={reading}>
        {(figures) => <ComparisonOf figures={figures} view={view} onView={onView} />}
      </Answered>
    </Section>
  );
};
