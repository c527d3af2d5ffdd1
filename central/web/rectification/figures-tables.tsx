import type { TableColumnsType } from "antd";
import { useMemo } from "react";
import {
  type ItemFigure,
  itemDefinitions,
  type OfficeItemFigures,
  repeatsAsk,
} from "../../../contract/office/rectification/item-figures.ts";
import { type ChartOption, colour } from "../figures/charts/chart.tsx";
import { ChartWithTable } from "../figures/charts/chart-with-table.tsx";
import { formatCount } from "../format/text.ts";
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
  xAxis: { type: "value", minInterval: 1 },
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
  const columns: TableColumnsType<UnitLine> = [
    {
      title: words.unit,
      render: (_, { unitCode, unitName }) => (
        <button type="button" className="place-link" onClick={() => onUnit(unitCode)}>
          {say(unitName)}
        </button>
      ),
    },
    { title: words.items, align: "right", render: (_, { figures }) => formatCount(figures.items) },
    ...unitFigures.map((figure) => ({
      title: say(itemDefinitions[figure].name),
      align: "right" as const,
      render: (_: unknown, { figures }: UnitLine) => <ItemRate {...figures[figure]} />,
    })),
  ];
  const title = fill(words.itemUnitsTitle, { shown: units.length, count: unitCount });
  return (
    <ChartWithTable
      option={option}
      height={heightOf(bars)}
      title={title}
      label={labelOf(title, bars)}
      rows={units}
      keyOf={({ unitCode }) => unitCode}
      columns={columns}
    />
  );
};
