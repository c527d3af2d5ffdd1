import { Empty, type TableColumnsType, Typography } from "antd";
import { useMemo } from "react";
import type { Figures, Rate } from "../../../../contract/office/figures/figures.ts";
import { kindOfPeriod } from "../../../../contract/office/figures/periods.ts";
import type { OfficeTrend } from "../../../../contract/office/figures/trend.ts";
import { formatCount, formatSigned } from "../../format/text.ts";
import { Answered } from "../../page/answered.tsx";
import { Section } from "../../page/section.tsx";
import { UnfitAddress } from "../../page/unfit-address.tsx";
import { useReading } from "../../reading/use-reading.ts";
import { useLocalText, useWords } from "../../words/use-words.ts";
import { fill, type Words } from "../../words/words.ts";
import { type ChartOption, colour } from "../charts/chart.tsx";
import { ChartWithTable } from "../charts/chart-with-table.tsx";
import { trendQuestion } from "../questions.ts";
import { countsText, rateText } from "../rate-text.ts";
import { isUnfitAddress, useFiguresView, useUnfitAddress } from "../use-figures-view.ts";
import { figureColumns } from "./figure-columns.tsx";
import { PlaceAndPeriodChoice, placeText, type ViewProps } from "./place.tsx";

type Point = OfficeTrend["points"][number];

const everyMs = 60_000;

const percent = (rate: Rate | undefined): number | null =>
  rate?.value === null || rate === undefined ? null : Math.round(rate.value * 1_000) / 10;

/** "+1.2": the change since the period before, in percentage points; empty without one of both. */
export const changeText = (now: Figures | null, before: Figures | null, of: (figures: Figures) => Rate): string => {
  const [value, was] = [now && of(now).value, before && of(before).value];
  if (value === null || was === null) return "";
  return formatSigned((value - was) * 100, 1);
};

/** "05-04" for a week, "2026-05" for a month, "2026 Q2" for a quarter. */
const shortName = ({ from, to }: Point): string => {
  const kind = kindOfPeriod({ from, to });
  if (kind === "week") return from.slice(5);
  return kind === "month" ? from.slice(0, 7) : `${from.slice(0, 4)} Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;
};

const optionOf = (words: Words, points: readonly Point[]): ChartOption => ({
  grid: { left: 44, right: 44, top: 40, bottom: 28 },
  legend: { top: 0, left: 0 },
  xAxis: { type: "category", data: points.map(shortName) },
  yAxis: [
    { type: "value", min: 0, max: 100, axisLabel: { formatter: "{value}%" } },
    { type: "value", minInterval: 1, splitLine: { show: false } },
  ],
  series: [
    {
      name: words.ratingsGiven,
      type: "bar",
      yAxisIndex: 1,
      data: points.map(({ figures }) => figures?.ratings ?? null),
      itemStyle: { color: "#e8d9bd" },
    },
    {
      name: words.favourableRate,
      type: "line",
      symbolSize: 8,
      data: points.map(({ figures }) => percent(figures?.favourableRate)),
      itemStyle: { color: colour("level-5") },
    },
    {
      name: words.unansweredRate,
      type: "line",
      symbol: "rect",
      symbolSize: 8,
      lineStyle: { type: "dashed" },
      data: points.map(({ figures }) => percent(figures?.unansweredRate)),
      itemStyle: { color: colour("quiet-text") },
    },
  ],
});

type Row = Point & { readonly before: Figures | null };

const columnsOf = (words: Words): TableColumnsType<Row> => [
  {
    title: words.periodFrom,
    render: (_, { from, isRunning }) => (
      <>
        <span className="figures">{from}</span>
        {isRunning && <small className="quiet"> {words.stillRunning}</small>}
      </>
    ),
  },
  figureColumns<Row>(words).ratings,
  figureColumns<Row>(words).favourable,
  {
    title: words.changePoints,
    align: "right",
    render: (_, { figures, before }) => (
      <span className="figures">{changeText(figures, before, (each) => each.favourableRate)}</span>
    ),
  },
  figureColumns<Row>(words).unanswered,
];

/** The last period in a sentence, with the one before. */
const Headline = ({ rows }: { readonly rows: readonly Row[] }) => {
  const words = useWords();
  const last = rows.at(-1);
  if (!last?.figures) return <p className="quiet">{last?.isRunning ? words.periodRunning : words.tooFew}</p>;
  const { favourableRate, unansweredRate, ratings } = last.figures;
  const change = (of: (figures: Figures) => Rate): string => {
    const text = changeText(last.figures, last.before, of);
    return text === "" ? "" : fill(words.changeSince, { change: text });
  };
  return (
    <Typography.Paragraph className="analysis-headline">
      {words.favourableRate} <strong>{rateText(favourableRate)}</strong> {countsText(favourableRate)}{" "}
      {change((each) => each.favourableRate)}
      <br />
      {words.unansweredRate} <strong>{rateText(unansweredRate)}</strong> {countsText(unansweredRate)}{" "}
      {change((each) => each.unansweredRate)} · {words.ratingsGiven} {formatCount(ratings)}
    </Typography.Paragraph>
  );
};

const TrendOf = ({ trend, view }: { readonly trend: OfficeTrend } & Pick<ViewProps, "view">) => {
  const words = useWords();
  const say = useLocalText();
  const { points, unitName, definitionsVersion } = trend;
  const option = useMemo(() => optionOf(words, points), [words, points]);
  const rows = points.map((point, index): Row => ({ ...point, before: points[index - 1]?.figures ?? null }));
  if (rows.every(({ figures }) => !figures?.ratings))
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.analysisEmpty} />;
  const place = placeText(words, say, view, unitName);
  const title = fill(words.trendTitle, {
    place,
    from: points[0]?.from ?? "",
    to: view.days.to,
    version: definitionsVersion,
  });
  const label = rows
    .map(({ from, figures }) => `${from}: ${figures ? rateText(figures.favourableRate) : words.tooFewShort}`)
    .join(words.listComma);
  return (
    <>
      <Headline rows={rows} />
      <ChartWithTable
        option={option}
        height={500}
        title={title}
        label={`${title}${words.listComma}${label}`}
        rows={rows.toReversed()}
        keyOf={({ from }) => from}
        columns={columnsOf(words)}
      />
    </>
  );
};

/** 好评率 and 未评率 of thirteen periods, with the change since the period before. */
export const TrendSection = () => {
  const words = useWords();
  const [view, onView] = useFiguresView();
  const reading = useReading(trendQuestion(view), everyMs);
  return (
    <Section id="trend" title={words.trend} hint={words.trendHint}>
      <UnfitAddress {...useUnfitAddress(isUnfitAddress)} />
      <PlaceAndPeriodChoice view={view} onView={onView} unitName={reading.known?.value.unitName ?? null} />
      <Answered reading={reading}>{(trend) => <TrendOf trend={trend} view={view} />}</Answered>
    </Section>
  );
};
