import { Empty, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { kindOfPeriod, periodAround } from "../../../contract/office/figures/periods.ts";
import {
  type ItemFigure,
  type ItemFigures,
  ItemFiguresFilters,
  itemDefinitions,
  itemFigureNames,
  type OfficeItemFigures,
} from "../../../contract/office/rectification/item-figures.ts";
import { itemOrigins } from "../../../contract/office/rectification/items.ts";
import { type ChartOption, colour, percentAxis } from "../figures/charts/chart.tsx";
import { ChartWithTable } from "../figures/charts/chart-with-table.tsx";
import { PeriodChoice } from "../figures/period-choice.tsx";
import { formatCount } from "../format/text.ts";
import { formatDay } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { FilterBar, FilterChoice } from "../page/filter-bar.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { ListUnit } from "../page/list-unit.tsx";
import { Section } from "../page/section.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { filtered, useFilters } from "../page/use-filters.ts";
import { useNarrow } from "../page/use-narrow.ts";
import { useReading } from "../reading/use-reading.ts";
import { ExportButton } from "../reports/export-button.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { CausesOf, UnitsOf } from "./figures-tables.tsx";
import { originWord } from "./item-parts.tsx";
import { ItemRate } from "./item-rate.tsx";
import { itemFiguresQuestion } from "./questions.ts";

/** The polling interval, milliseconds. */
const figuresEveryMs = 60_000;

type Share = ItemFigures[ItemFigure];

const rateOf = ({ part, whole }: Share): number | null => (whole === 0 ? null : part / whole);

const percent = (share: Share): number | null => {
  const value = rateOf(share);
  return value === null ? null : Math.round(value * 1_000) / 10;
};

interface Line {
  readonly figure: ItemFigure;
  readonly name: string;
  readonly now: Share;
  readonly before: Share;
}

const optionOf = (words: Words, lines: readonly Line[], narrow: boolean): ChartOption => ({
  grid: { left: 8, right: 24, top: 36, bottom: 28, containLabel: true },
  legend: { top: 0, left: 0 },
  xAxis: percentAxis(narrow),
  yAxis: { type: "category", inverse: true, data: lines.map(({ name }) => name) },
  series: [
    { name: words.thisPeriod, of: (line: Line) => line.now, shade: colour("red") },
    { name: words.periodEarlier, of: (line: Line) => line.before, shade: colour("gold") },
  ].map(({ name, of, shade }) => ({
    ...{ name, type: "bar" as const, barMaxWidth: 12, itemStyle: { color: shade } },
    data: lines.map((line) => percent(of(line))),
  })),
});

const columnsOf = (words: Words, say: ReturnType<typeof useLocalText>): TableColumnsType<Line> => [
  {
    title: words.figure,
    render: (_, { figure }) => (
      <HintedTitle title={say(itemDefinitions[figure].name)} hint={say(itemDefinitions[figure].formula)} />
    ),
  },
  { title: words.thisPeriod, align: "right", render: (_, { now }) => <ItemRate {...now} /> },
  { title: words.periodEarlier, align: "right", render: (_, { before }) => <ItemRate {...before} /> },
];

const Definitions = () => {
  const words = useWords();
  const say = useLocalText();
  return (
    <details className="item-definitions">
      <summary>{words.itemDefinitions}</summary>
      <Facts
        facts={itemFigureNames.map((figure) => ({
          title: say(itemDefinitions[figure].name),
          value: say(itemDefinitions[figure].formula),
        }))}
      />
    </details>
  );
};

const Place = ({ found }: { readonly found: OfficeItemFigures }) => {
  const words = useWords();
  const say = useLocalText();
  const narrow = useNarrow();
  const { figures, before, definitionsVersion } = found;
  const lines = useMemo(
    () =>
      itemFigureNames.map(
        (figure): Line => ({
          figure,
          name: say(itemDefinitions[figure].name),
          now: figures[figure],
          before: before.figures[figure],
        }),
      ),
    [figures, before, say],
  );
  const option = useMemo(() => optionOf(words, lines, narrow), [words, lines, narrow]);
  const title = fill(words.itemFiguresTitle, { version: definitionsVersion, from: before.from, to: before.to });
  const told = lines.map(({ name, now }) => `${name} ${now.part}/${now.whole}`);
  return (
    <>
      <div className="item-counts">
        <Facts
          facts={[
            { title: words.itemsOpened, value: formatCount(figures.items + figures.changed) },
            { title: words.itemsChanged, value: formatCount(figures.changed) },
            { title: words.itemsSetAside, value: formatCount(figures.setAside) },
          ]}
        />
      </div>
      <ChartWithTable
        option={option}
        height={64 + 38 * lines.length}
        title={title}
        label={[title, ...told].join(words.listComma)}
        rows={lines}
        keyOf={({ figure }) => figure}
        columns={columnsOf(words, say)}
      />
    </>
  );
};

const names = ["from", "to", "unit", "window", "origin"] as const;

/** 整改情况: the figures of the items that were opened in a month or quarter. */
export const ItemFiguresSection = () => {
  const words = useWords();
  const view = useFilters<ItemFiguresFilters>({ schema: ItemFiguresFilters, names });
  const { query, change, clear, isUnfit } = view;
  const month = periodAround("month", formatDay(Date.now()));
  const asked = { from: query.from ?? "", to: query.to ?? "" };
  const days = kindOfPeriod(asked) ? asked : month;
  const reading = useReading(filtered(itemFiguresQuestion, { ...query, ...days }), figuresEveryMs);
  const { from: _, to: __, ...chosen } = query;
  return (
    <Section id="item-figures" title={words.itemFigures} hint={words.itemFiguresHint}>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      <div className="figures-days">
        <PeriodChoice days={days} kinds={["month", "quarter"]} onDays={(next) => change({ ...next })} />
        <ExportButton
          label={words.exportItems}
          table={{ kind: "items", query: { ...query, ...days, isWide: false } }}
        />
        <ExportButton
          label={words.exportItemsWide}
          table={{ kind: "items", query: { ...query, ...days, isWide: true } }}
        />
      </div>
      <FilterBar isFiltered={Object.keys(chosen).length > 0} onClear={clear}>
        <FilterChoice
          label={words.itemOrigin}
          any={words.anyOrigin}
          value={query.origin}
          options={itemOrigins.map((value) => ({ value, label: originWord(words, value) }))}
          onChange={(origin) => change({ origin })}
        />
        <ListUnit unit={query.unit} rows={[]} onAll={() => change({ unit: null, window: null })} />
      </FilterBar>
      <Answered reading={reading}>
        {(found) =>
          found.figures.items + found.figures.changed + found.before.figures.items === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noItemFigures} />
          ) : (
            <>
              <Place found={found} />
              <CausesOf causes={found.causes} />
              <UnitsOf found={found} onUnit={(unit) => change({ unit })} />
              <Definitions />
            </>
          )
        }
      </Answered>
    </Section>
  );
};
