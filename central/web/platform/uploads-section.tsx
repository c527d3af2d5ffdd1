import { Alert, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import {
  type OfficeUploads,
  type PlatformLine,
  type UploadCounts,
  type UploadState,
  type UploadWeek,
  uploadsQuestion,
} from "../../../contract/office/platform/uploads.ts";
import { type ChartOption, colour } from "../figures/charts/chart.tsx";
import { ChartWithTable } from "../figures/charts/chart-with-table.tsx";
import { formatCount } from "../format/text.ts";
import { formatTime } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { Section } from "../page/section.tsx";
import { useNarrow } from "../page/use-narrow.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";
import { causeText } from "./cause-text.ts";

/** The polling interval, milliseconds: a round begins each minute. */
const uploadsEveryMs = 15_000;

const states: readonly (readonly [state: UploadState, title: WordKey, colour: string])[] = [
  ["accepted", "uploadsAccepted", "level-5"],
  ["waiting", "uploadsWaiting", "line"],
  ["refused", "uploadsRefused", "level-1"],
  ["unanswered", "uploadsUnanswered", "gold"],
];

const isEmpty = (counts: UploadCounts): boolean => Object.values(counts).every((count) => count === 0);

const Off = () => {
  const words = useWords();
  return (
    <Alert
      type="info"
      showIcon
      title={words.uploadsOff}
      description={
        <>
          {words.uploadsOffHelp}{" "}
          <Link className="flag-link uploads-steps" to="/handbook?document=centre">
            {words.uploadsOffLink}
          </Link>
        </>
      }
    />
  );
};

const lastWords: Readonly<Record<NonNullable<PlatformLine["last"]>["outcome"], WordKey>> = {
  judged: "uploadsLastJudged",
  refused: "uploadsLastRefused",
  deferred: "uploadsLastDeferred",
  unanswered: "uploadsLastUnanswered",
};

const lastText = (words: Words, { last }: PlatformLine): string => {
  if (!last) return words.uploadsNoAnswer;
  const text = fill(words[lastWords[last.outcome]], { at: formatTime(last.at), code: last.code });
  return last.receipt === null ? text : text + fill(words.uploadsReceipt, { receipt: last.receipt });
};

const Line = ({ line }: { readonly line: PlatformLine }) => {
  const words = useWords();
  const { waitHours, windowDays, firstDay, pausedUntil } = line;
  return (
    <>
      {pausedUntil !== null && (
        <Alert
          type="warning"
          showIcon
          title={fill(words.uploadsPaused, { at: formatTime(pausedUntil).slice(11, 19) })}
        />
      )}
      <p className="uploads-line">
        <span>{lastText(words, line)}</span>
        <span className="quiet">
          {fill(words.uploadsRule, { hours: waitHours, days: windowDays, day: firstDay ?? "—" })}
        </span>
      </p>
    </>
  );
};

/** A week, or `from` empty for all other days. */
type Row = UploadWeek;

const columnsOf = (words: Words, running: string | undefined): TableColumnsType<Row> => [
  {
    title: words.uploadsFrom,
    render: (_, { from, to }) =>
      from === "" ? (
        words.uploadsOthers
      ) : (
        <>
          <span className="figures" title={`${from} – ${to}`}>
            {from}
          </span>
          {from === running && <small className="quiet"> {words.uploadsThisWeek}</small>}
        </>
      ),
  },
  ...states.map(([state, title]) => ({
    title: words[title],
    align: "right" as const,
    render: (_: unknown, { counts }: Row) => (
      <span className={counts[state] === 0 ? "figures quiet" : `figures upload-${state}`}>
        {formatCount(counts[state])}
      </span>
    ),
  })),
];

/** The oldest week first. On a narrow screen the legend has two lines. */
const optionOf = (words: Words, weeks: readonly UploadWeek[], narrow: boolean): ChartOption => ({
  grid: { left: 8, right: 8, top: narrow ? 66 : 40, bottom: 28, containLabel: true },
  legend: { top: 0, left: 0 },
  xAxis: { type: "category", data: weeks.map(({ from }) => from.slice(5)) },
  yAxis: { type: "value", minInterval: 1 },
  series: states.map(([state, title, tone]) => ({
    name: words[title],
    type: "bar",
    stack: "state",
    barMaxWidth: 34,
    data: weeks.map(({ counts }) => counts[state]),
    itemStyle: { color: colour(tone) },
  })),
});

const labelOf = (words: Words, weeks: readonly UploadWeek[]): string =>
  weeks
    .map(({ from, counts }) =>
      fill(words.uploadsChartLabel, {
        week: from,
        accepted: counts.accepted,
        waiting: counts.waiting,
        refused: counts.refused,
        unanswered: counts.unanswered,
      }),
    )
    .join("\n");

const Weeks = ({ weeks, others }: Pick<OfficeUploads, "weeks" | "others">) => {
  const words = useWords();
  const narrow = useNarrow();
  const shown = useMemo(() => weeks.slice(0, weeks.findLastIndex(({ counts }) => !isEmpty(counts)) + 1), [weeks]);
  const ordered = useMemo(() => shown.toReversed(), [shown]);
  const option = useMemo(() => optionOf(words, ordered, narrow), [words, ordered, narrow]);
  if (shown.length === 0 && isEmpty(others)) return <p className="quiet">{words.uploadsNone}</p>;
  const rows = isEmpty(others) ? shown : [...shown, { from: "", to: "", counts: others }];
  return (
    <ChartWithTable
      option={option}
      height={280}
      title={words.uploadsChart}
      label={labelOf(words, ordered)}
      rows={rows}
      keyOf={({ from }) => from}
      columns={columnsOf(words, weeks[0]?.from)}
    />
  );
};

const Causes = ({ refusals }: Pick<OfficeUploads, "refusals">) => {
  const words = useWords();
  if (refusals.length === 0) return null;
  return (
    <div className="uploads-causes">
      <h3>{words.uploadsCauses}</h3>
      <ul>
        {refusals.map(({ reason, detail, count }) => (
          <li key={`${reason} ${detail}`}>
            <span>{causeText(words, reason, detail)}</span> <strong className="figures">{formatCount(count)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** 上报: the state of the connection, the weeks by state, and why ratings were refused. */
export const UploadsSection = () => {
  const words = useWords();
  const reading = useReading(uploadsQuestion, uploadsEveryMs);
  return (
    <Section id="uploads" title={words.uploads} hint={words.uploadsHint}>
      <Answered reading={reading}>
        {({ line, weeks, others, refusals }) => (
          <>
            {line ? <Line line={line} /> : <Off />}
            {(line !== null || !isEmpty(others) || weeks.some(({ counts }) => !isEmpty(counts))) && (
              <Weeks weeks={weeks} others={others} />
            )}
            <Causes refusals={refusals} />
          </>
        )}
      </Answered>
    </Section>
  );
};
