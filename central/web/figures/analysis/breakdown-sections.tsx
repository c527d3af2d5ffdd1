import { Button, Empty, type TableColumnsType } from "antd";
import { type ReactNode, useMemo } from "react";
import type { BreakdownKind, OfficeBreakdown } from "../../../../contract/office/figures/breakdowns.ts";
import { kindOfPeriod, periodAround } from "../../../../contract/office/figures/periods.ts";
import { formatCount } from "../../format/text.ts";
import { Answered } from "../../page/answered.tsx";
import { Section } from "../../page/section.tsx";
import { useNarrow } from "../../page/use-narrow.ts";
import { useReading } from "../../reading/use-reading.ts";
import { useLocalText, useWords } from "../../words/use-words.ts";
import { fill, type WordKey, type Words } from "../../words/words.ts";
import { Chart } from "../charts/chart.tsx";
import { ChartWithTable } from "../charts/chart-with-table.tsx";
import { breakdownQuestion } from "../questions.ts";
import { countsText, rateText } from "../rate-text.ts";
import { type FiguresView, useFiguresView } from "../use-figures-view.ts";
import { dayNames, hoursOption, sharesOption } from "./breakdown-options.ts";
import { HoursTable } from "./hours-table.tsx";
import { placeText } from "./place.tsx";

type Line = OfficeBreakdown["lines"][number];

const everyMs = 60_000;
/** The bars of a chart; the table has them all. */
const drawn = 15;

/** The codes of 评价渠道 in the national set. */
const channelWords: Readonly<Record<string, WordKey>> = { "3": "channelCode", "4": "channelWindow" };

/** A line in the reader's words. */
export const keyText = (words: Words, kind: BreakdownKind, key: string | null): string => {
  if (key === null) return words.otherLines;
  if (kind === "matter") return key === "" ? words.noMatter : key;
  if (kind === "channel") {
    const word = channelWords[key];
    return word === undefined ? fill(words.channelNumbered, { code: key }) : words[word];
  }
  const [weekday = "", hour = ""] = key.split("-");
  return `${dayNames(words)[Number(weekday) - 1]} ${hour}:00`;
};

const columnsOf = (words: Words, kind: BreakdownKind, title: string): TableColumnsType<Line> => [
  { title, render: (_, { key }) => keyText(words, kind, key) },
  {
    title: words.ratingsGiven,
    align: "right",
    render: (_, { ratings }) => <span className="figures">{formatCount(ratings)}</span>,
  },
  {
    title: words.favourableRate,
    align: "right",
    render: (_, { favourableRate }) => <span title={countsText(favourableRate)}>{rateText(favourableRate)}</span>,
  },
  {
    title: words.negative,
    align: "right",
    render: (_, { negativeShare }) => formatCount(negativeShare.numerator),
  },
];

type BreakdownProps = {
  readonly found: OfficeBreakdown;
  readonly kind: BreakdownKind;
  readonly view: FiguresView;
  readonly name: string;
};

const BreakdownOf = ({ found, kind, view, name }: BreakdownProps) => {
  const words = useWords();
  const say = useLocalText();
  const { lines, unitName, definitionsVersion, leftOut } = found;
  const narrow = useNarrow();
  const shown = useMemo(() => lines.slice(0, drawn), [lines]);
  const option = useMemo(
    () =>
      kind === "hour"
        ? hoursOption(words, lines)
        : sharesOption(
            words,
            shown.map(({ key }) => keyText(words, kind, key)),
            shown,
            narrow,
          ),
    [words, kind, lines, shown, narrow],
  );
  if (lines.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noBreakdown} />;
  const rest = leftOut ? <p className="quiet">{fill(words.leftOutRatings, { count: formatCount(leftOut) })}</p> : null;
  const place = placeText(words, say, { unit: view.unit, window: null }, unitName);
  const title = fill(words.breakdownTitle, { name, place, ...view.days, version: definitionsVersion });
  const told = shown.map((line) => `${keyText(words, kind, line.key)} ${line.ratings}`);
  const label = [title, ...told].join(words.listComma);
  if (kind === "hour") {
    return (
      <>
        {rest}
        <div className="chart-with-table">
          <Chart option={option} height={360} title={title} label={label} />
          <HoursTable lines={lines} />
        </div>
      </>
    );
  }
  return (
    <>
      {rest}
      <ChartWithTable
        option={option}
        height={52 + 32 * Math.max(2, shown.length)}
        title={title}
        label={label}
        rows={lines}
        keyOf={({ key }) => String(key)}
        columns={columnsOf(words, kind, name)}
      />
    </>
  );
};

const Reading = ({ kind, view, name }: Omit<BreakdownProps, "found">) => {
  const reading = useReading(breakdownQuestion(view, kind), everyMs);
  return <Answered reading={reading}>{(found) => <BreakdownOf {...{ found, kind, view, name }} />}</Answered>;
};

/** Leads from a week to its month: only whole months are broken down. */
const OnlyMonths = ({
  view,
  onView,
}: {
  readonly view: FiguresView;
  readonly onView: (view: Partial<FiguresView>) => void;
}) => {
  const words = useWords();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.onlyMonths}>
      <Button onClick={() => onView({ days: periodAround("month", view.days.from) })}>{words.showMonth}</Button>
    </Empty>
  );
};

type SectionProps = {
  readonly kind: BreakdownKind;
  readonly id: string;
  readonly title: string;
  readonly hint: string;
};

const BreakdownSection = ({ kind, id, title, hint }: SectionProps): ReactNode => {
  const [view, onView] = useFiguresView();
  const isWeek = kindOfPeriod(view.days) === "week";
  return (
    <Section id={id} title={title} hint={hint}>
      {isWeek ? <OnlyMonths view={view} onView={onView} /> : <Reading kind={kind} view={view} name={title} />}
    </Section>
  );
};

/** Answers by hour and weekday. */
export const HoursSection = () => {
  const words = useWords();
  return <BreakdownSection kind="hour" id="hours" title={words.byHour} hint={words.byHourHint} />;
};

export const MattersBreakdownSection = () => {
  const words = useWords();
  return <BreakdownSection kind="matter" id="by-matter" title={words.byMatter} hint={words.byMatterHint} />;
};

export const ChannelsSection = () => {
  const words = useWords();
  return <BreakdownSection kind="channel" id="by-channel" title={words.byChannel} hint={words.byChannelHint} />;
};
