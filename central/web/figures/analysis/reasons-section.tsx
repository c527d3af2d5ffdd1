import { Empty, type TableColumnsType } from "antd";
import { useMemo } from "react";
import type { OfficeReasons } from "../../../../contract/office/ratings/reasons.ts";
import type { LocalText } from "../../../../contract/words.ts";
import { formatCount } from "../../format/text.ts";
import { Answered } from "../../page/answered.tsx";
import { Section } from "../../page/section.tsx";
import { useNarrow } from "../../page/use-narrow.ts";
import { useReading } from "../../reading/use-reading.ts";
import { useLocalText, useWords } from "../../words/use-words.ts";
import { fill, type Words } from "../../words/words.ts";
import { type ChartOption, colour } from "../charts/chart.tsx";
import { ChartWithTable } from "../charts/chart-with-table.tsx";
import { reasonsQuestion } from "../questions.ts";
import { useFiguresView } from "../use-figures-view.ts";
import { placeText, type ViewProps } from "./place.tsx";

const everyMs = 60_000;
/** The bars of the chart; the table has them all. */
const drawn = 10;

type Reason = OfficeReasons["reasons"][number];

const optionOf = (say: (text: LocalText) => string, reasons: readonly Reason[], narrow: boolean): ChartOption => ({
  grid: { left: 8, right: 40, top: 8, bottom: 28, containLabel: true },
  xAxis: { type: "value", minInterval: 1, splitNumber: narrow ? 2 : 5 },
  yAxis: {
    type: "category",
    inverse: true,
    data: reasons.map(({ text }) => say(text)),
    axisLabel: { width: 190, overflow: "truncate" },
  },
  series: [
    {
      type: "bar",
      barMaxWidth: 22,
      label: { show: true, position: "right" },
      data: reasons.map(({ ratings, level }) => ({ value: ratings, itemStyle: { color: colour(`level-${level}`) } })),
    },
  ],
});

const columnsOf = (words: Words, say: (text: LocalText) => string, all: number): TableColumnsType<Reason> => [
  { title: words.reason, render: (_, { text }) => say(text) },
  { title: words.level, align: "center", dataIndex: "level" },
  { title: words.negative, align: "right", render: (_, { ratings }) => formatCount(ratings) },
  {
    title: words.shareOfNegative,
    align: "right",
    render: (_, { ratings }) => (all === 0 ? "" : `${((100 * ratings) / all).toFixed(1)}%`),
  },
];

const ReasonsOf = ({ found, view }: { readonly found: OfficeReasons } & Pick<ViewProps, "view">) => {
  const words = useWords();
  const say = useLocalText();
  const narrow = useNarrow();
  const { reasons, negativeRatings, unitName } = found;
  const option = useMemo(() => optionOf(say, reasons.slice(0, drawn), narrow), [say, reasons, narrow]);
  if (negativeRatings === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noNegative} />;
  const place = placeText(words, say, view, unitName);
  const title = fill(words.reasonsTitle, { place, ...view.days, count: negativeRatings });
  const told = reasons.slice(0, drawn).map(({ text, ratings }) => `${say(text)} ${ratings}`);
  return (
    <ChartWithTable
      option={option}
      height={52 + 32 * Math.max(2, Math.min(drawn, reasons.length))}
      title={title}
      label={[title, ...told].join(words.listComma)}
      rows={reasons}
      keyOf={({ level, code }) => `${level}/${code}`}
      columns={columnsOf(words, say, negativeRatings)}
    />
  );
};

/** The tags of 差评 in these days. */
export const ReasonsSection = () => {
  const words = useWords();
  const [view] = useFiguresView();
  const reading = useReading(reasonsQuestion(view), everyMs);
  return (
    <Section id="reasons" title={words.reasons} hint={words.reasonsHint}>
      <Answered reading={reading}>{(found) => <ReasonsOf found={found} view={view} />}</Answered>
    </Section>
  );
};
