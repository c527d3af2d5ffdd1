import { Button } from "antd";
import type { ECharts, EChartsCoreOption } from "echarts/core";
import { type RefObject, useEffect, useRef, useState } from "react";
import { saveAddress } from "../../format/save-file.ts";
import { useWords } from "../../words/use-words.ts";

export type ChartOption = EChartsCoreOption;

/** A colour of `page.css`. */
export const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** An axis from 0 to 100 %, with fewer marks on a telephone. */
export const percentAxis = (narrow: boolean) => ({
  ...{ type: "value", min: 0, max: 100, interval: narrow ? 50 : 20 },
  axisLabel: { formatter: "{value}%" },
});

/** Draws in the box as long as it is shown, and again when its size changes. */
const useChart = (box: RefObject<HTMLDivElement | null>): ECharts | null => {
  const [chart, setChart] = useState<ECharts | null>(null);
  useEffect(() => {
    let made: ECharts | undefined;
    let isGone = false;
    const watch = new ResizeObserver(() => made?.resize());
    void import("./echarts.ts").then(({ init }) => {
      if (isGone || !box.current) return;
      made = init(box.current);
      watch.observe(box.current);
      setChart(made);
    });
    return () => {
      isGone = true;
      watch.disconnect();
      made?.dispose();
    };
  }, [box]);
  return chart;
};

/** Pixels. */
const titleHeight = 26;

const pattern = { color: "rgba(255, 255, 255, 0.32)", symbolKeepAspect: true } as const;

/** Light lines and dots that leave the colour its strength; the first series is plain. */
const patterns = [
  { ...pattern, color: "rgba(255, 255, 255, 0)", symbol: "rect", dashArrayX: [1, 0], dashArrayY: [4, 6] },
  { ...pattern, symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  {
    ...pattern,
    symbol: "circle",
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.7,
  },
  { ...pattern, symbol: "rect", dashArrayX: [1, 0], dashArrayY: [4, 3], rotation: Math.PI / 4 },
  { ...pattern, symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 2 },
];

/** The title stands in a saved picture alone: the page has it as a caption. */
const titleOf = (chart: ECharts, text: string) => ({
  text,
  left: 0,
  top: 0,
  textStyle: {
    ...{ fontSize: 14, fontWeight: "normal", color: colour("quiet-text") },
    ...{ width: chart.getWidth() - 8, overflow: "truncate" },
  },
});

/** Moves the chart down for a title. */
const withTitle = (chart: ECharts, option: ChartOption, title: string): ChartOption => {
  const { grid, legend } = option as { readonly grid: { readonly top: number }; readonly legend?: object };
  return {
    title: titleOf(chart, title),
    grid: { ...grid, top: grid.top + titleHeight },
    ...(legend && { legend: { ...legend, top: titleHeight } }),
  };
};

/** Patterns beside the colours, a text for screen readers, and the page's own letters. */
const withShared = (option: ChartOption, label: string): ChartOption => ({
  animation: false,
  textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 14, color: colour("text") },
  aria: { enabled: true, label: { description: label }, decal: { show: true, decals: patterns } },
  tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
  ...option,
});

export type ChartProps = {
  readonly option: ChartOption;
  readonly height: number;
  /** What a saved picture has to say by itself: the figure, the place and the period. */
  readonly title: string;
  /** The same data in words. */
  readonly label: string;
  /** The number of the bar or point that was clicked. */
  readonly onPick?: (index: number) => void;
};

/** A chart; its data stand in a table beside it. */
export const Chart = ({ option, height, title, label, onPick }: ChartProps) => {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const chart = useChart(box);
  useEffect(() => {
    chart?.setOption(withShared(option, label), { notMerge: true });
  }, [chart, option, label]);
  useEffect(() => {
    if (!chart || !onPick) return;
    chart.on("click", ({ dataIndex }) => typeof dataIndex === "number" && onPick(dataIndex));
    return () => {
      if (!chart.isDisposed()) chart.off("click");
    };
  }, [chart, onPick]);
  const save = (): void => {
    if (!chart) return;
    chart.setOption(withTitle(chart, option, title));
    saveAddress(`${title}.png`, chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: "#fff" }));
    chart.setOption(withShared(option, label), { notMerge: true });
  };
  return (
    <figure className="chart">
      <figcaption className="quiet">{title}</figcaption>
      <div ref={box} className="chart-box" style={{ height }} role="img" aria-label={label} />
      <Button size="small" disabled={chart === null} onClick={save}>
        {words.savePicture}
      </Button>
    </figure>
  );
};
