import type { OfficeBreakdown } from "../../../../contract/office/figures/breakdowns.ts";
import { formatCount } from "../../format/text.ts";
import type { Words } from "../../words/words.ts";
import { type ChartOption, colour, percentAxis } from "../charts/chart.tsx";

type Line = OfficeBreakdown["lines"][number];

const percent = (value: number | null): number => Math.round((value ?? 0) * 1_000) / 10;

/** The bar that a label belongs to, as the chart library gives it. */
type Labelled = { readonly value: number };

/** 好评率 of each line, with the number of ratings behind its name. */
export const sharesOption = (
  words: Words,
  names: readonly string[],
  lines: readonly Line[],
  narrow: boolean,
): ChartOption => ({
  grid: { left: 8, right: 48, top: 12, bottom: 28, containLabel: true },
  xAxis: percentAxis(narrow),
  yAxis: {
    type: "category",
    inverse: true,
    data: names.map((name, index) => `${name} (${formatCount(lines[index]?.ratings ?? 0)})`),
    axisLabel: { width: 190, overflow: "truncate" },
  },
  series: [
    {
      name: words.favourableRate,
      type: "bar",
      barMaxWidth: 22,
      label: { show: true, position: "right", formatter: ({ value }: Labelled) => `${value.toFixed(1)}%` },
      data: lines.map(({ favourableRate }) => percent(favourableRate.value)),
      itemStyle: { color: colour("level-5") },
    },
  ],
});

/** From Monday to Sunday. */
export const dayNames = (words: Words): readonly string[] => words.daysOfWeek.split(",");

export const partsOf = ({ key, ratings }: Line): readonly [weekday: number, hour: number, ratings: number] => {
  const [weekday, hour] = (key ?? "").split("-").map(Number);
  return [weekday ?? 0, hour ?? 0, ratings];
};

/** The hours from the first to the last of all lines. */
export const hoursIn = (cells: readonly (readonly [number, number, number])[]): readonly number[] => {
  const hours = cells.map(([, hour]) => hour);
  const first = Math.min(...hours);
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, index) => first + index);
};

/** A heat map; hours with fewer than ten ratings have no cell. */
export const hoursOption = (words: Words, lines: readonly Line[]): ChartOption => {
  const cells = lines.filter(({ key }) => key !== null).map(partsOf);
  const hours = cells.length === 0 ? [] : hoursIn(cells);
  const days = Math.max(5, ...cells.map(([weekday]) => weekday));
  const most = Math.max(10, ...cells.map(([, , ratings]) => ratings));
  return {
    grid: { left: 8, right: 8, top: 12, bottom: 64, containLabel: true },
    tooltip: { renderMode: "richText" },
    xAxis: { type: "category", data: hours.map((hour) => `${hour}:00`) },
    yAxis: { type: "category", inverse: true, data: dayNames(words).slice(0, days) },
    visualMap: {
      min: 0,
      max: most,
      text: [formatCount(most), "0"],
      orient: "horizontal",
      left: 0,
      bottom: 0,
      // The numbers on it have 4.5:1 from end to end.
      inRange: { color: ["#fbf3e2", "#edc98b", "#df9468"] },
    },
    series: [
      {
        name: words.ratingsGiven,
        type: "heatmap",
        label: { show: true, color: colour("text") },
        itemStyle: { borderColor: "#fff", borderWidth: 1 },
        data: cells.map(([weekday, hour, ratings]) => [hours.indexOf(hour), weekday - 1, ratings]),
      },
    ],
  };
};
