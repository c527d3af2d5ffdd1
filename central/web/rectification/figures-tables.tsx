import type { TableColumnsType } from "antd";
import { type ReactNode, useMemo } from "react";
import {
  type ItemFigure,
  itemDefinitions,
  type OfficeItemFigures,
  repeatsAsk,
} from "../../../contract/office/rectification/item-figures.ts";
import { Chart, type ChartOption, colour } from "../figures/charts/chart.tsx";
import { ChartWithTable } from "../figures/charts/chart-with-table.tsx";
import { formatCount } from "../format/text.ts";
import { Facts } from "../page/card.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { ItemRate } from "./item-rate.tsx";

/** The bars of a chart; the table has all lines. */
const drawn = 15;

interface Bar {
  readonly name: string;
  readonly items: number;
}

const barsOf = (bars: readonly Bar[]): ChartOption => ({
  grid: { left: 8, right: 40, top: 8, bottom: 28, containLabel: true },
  xAxis: { type: "value", minInterval: 1, axisLabel: { hideOverlap: true } },
  yAxis: {
    ...{ type: "category", inverse: true, axisLabel: { width: 190, overflow: "truncate" } },
    data: bars.map(({ name }) => name),
  },
  series: [
    {
      ...{ type: "bar", barMaxWidth: 18, label: { show: true, position: "right" } },
      itemStyle: { color: colour("red") },
      data: bars.map(({ items }) => items),
    },
  ],
});

const heightOf = (bars: readonly Bar[]): number => 60 + 30 * Math.max(2, bars.length);
const labelOf = (title: string, bars: readonly Bar[]): string =>
  [title, ...bars.map(({ name, items }) => `${name} ${items}`)].join("; ");

type Cause = OfficeItemFigures["causes"][number];

/** 根本原因 of the items, and the units in which one repeats. */
export const CausesOf = ({ causes }: Pick<OfficeItemFigures, "causes">) => {
  const words = useWords();
  const say = useLocalText();
  const bars = useMemo(
    () => causes.slice(0, drawn).map(({ name, items }) => ({ name: say(name), items })),
    [causes, say],
  );
  const option = useMemo(() => barsOf(bars), [bars]);
  if (causes.length === 0) return null;
  const columns: TableColumnsType<Cause> = [
    { title: words.rootCause, render: (_, { name }) => say(name) },
    { title: words.items, align: "right", render: (_, { items }) => formatCount(items) },
    {
      title: fill(words.causeRepeats, { count: repeatsAsk }),
      align: "right",
      render: (_, { repeatedIn }) =>
        repeatedIn === 0 ? <span className="quiet">0</span> : <strong>{formatCount(repeatedIn)}</strong>,
    },
  ];
  return (
    <ChartWithTable
      option={option}
      height={heightOf(bars)}
      title={words.causesTitle}
      label={labelOf(words.causesTitle, bars)}
      rows={causes}
      keyOf={({ name }) => name.zh}
      columns={columns}
    />
  );
};

type UnitLine = OfficeItemFigures["units"][number];

const unitFigures = ["replied", "onTime", "called", "satisfied", "appealed"] as const satisfies readonly ItemFigure[];

const UnitCard = ({ line, unit }: { readonly line: UnitLine; readonly unit: ReactNode }) => {
  const words = useWords();
  const say = useLocalText();
  return (
    <article className="card">
      <header>
        <strong>{unit}</strong>
        {words.items} {formatCount(line.figures.items)}
      </header>
      <Facts
        facts={unitFigures.map((figure) => ({
          title: say(itemDefinitions[figure].name),
          value: <ItemRate {...line.figures[figure]} />,
        }))}
      />
    </article>
  );
};

type UnitsProps = { readonly found: OfficeItemFigures; readonly onUnit: (unit: string) => void };

/** The units with the most items; nothing where there is one alone. */
export const UnitsOf = ({ found: { units, unitCount }, onUnit }: UnitsProps) => {
  const words = useWords();
  const say = useLocalText();
  const bars = useMemo(
    () => units.slice(0, drawn).map(({ unitName, figures }) => ({ name: say(unitName), items: figures.items })),
    [units, say],
  );
  const option = useMemo(() => barsOf(bars), [bars]);
  if (units.length < 2) return null;
  const unitOf = ({ unitCode, unitName }: UnitLine) => (
    <button type="button" className="place-link" onClick={() => onUnit(unitCode)}>
      {say(unitName)}
    </button>
  );
  const columns: TableColumnsType<UnitLine> = [
    { title: words.unit, render: (_, line) => unitOf(line) },
    { title: words.items, align: "right", render: (_, { figures }) => formatCount(figures.items) },
    ...unitFigures.map((figure) => ({
      title: say(itemDefinitions[figure].name),
      align: "right" as const,
      render: (_: unknown, { figures }: UnitLine) => <ItemRate {...figures[figure]} />,
    })),
  ];
  const title = fill(words.itemUnitsTitle, { shown: units.length, count: unitCount });
  // Of seven columns, so that the table is as wide as the page.
  return (
    <>
      <Chart option={option} height={heightOf(bars)} title={title} label={labelOf(title, bars)} />
      <TableOrCards
        rows={units}
        keyOf={({ unitCode }) => unitCode}
        columns={columns}
        card={(line) => <UnitCard line={line} unit={unitOf(line)} />}
        none=""
        pagination={{ pageSize: drawn, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </>
  );
};
