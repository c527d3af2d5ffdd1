import type { TableColumnsType } from "antd";
import type { Figures, FiguresBy, FiguresLine, OfficeFigures } from "../../../contract/office/figures/figures.ts";
import type { LocalText } from "../../../contract/words.ts";
import { formatCount } from "../format/text.ts";
import { Facts } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { AtWindow } from "../page/place.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { LevelMark } from "../ratings/level-mark.tsx";
import { LevelBar } from "../stars/star-charts.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { useFormula } from "./definitions.tsx";
import { LinePartial, LinePlace, LineStaff, LineUnit, placeTitles } from "./line-place.tsx";
import { rateText, walkUpRateText } from "./rate-text.ts";

const idOf = ({ unitCode, key }: FiguresLine): string => JSON.stringify([unitCode, key]);

type Measure = {
  readonly title: string;
  readonly hint?: string;
  /** 1 to 5 for the count of a level: a column of its dot and number; the legend is below the table's head. */
  readonly level?: number;
  readonly of: (figures: Figures) => string;
};

const countsOf = (words: Words): readonly Measure[] => [
  { title: words.opened, hint: words.openedHint, of: ({ opened }) => formatCount(opened) },
  { title: words.answered, of: ({ answered }) => formatCount(answered) },
  { title: words.unanswered, hint: words.unansweredHint, of: ({ unanswered }) => formatCount(unanswered) },
  { title: words.cancelled, hint: words.cancelledHint, of: ({ cancelled }) => formatCount(cancelled) },
  { title: words.ratingsGiven, hint: words.ratingsGivenHint, of: ({ ratings }) => formatCount(ratings) },
  { title: words.walkUps, hint: words.walkUpsHint, of: ({ walkUpRatings }) => formatCount(walkUpRatings) },
];

/** From the best to the worst, as the citizen's screen shows them. */
const levelsOf = (say: (text: LocalText) => string, texts: readonly LocalText[]): readonly Measure[] =>
  texts
    .map(
      (text, index): Measure => ({
        title: say(text),
        level: index + 1,
        of: ({ levels }) => formatCount(levels[index] ?? 0),
      }),
    )
    .reverse();

const ratesOf = (words: Words, formula: (figure: keyof Figures) => string): readonly Measure[] => [
  { title: words.favourableRate, hint: formula("favourableRate"), of: (figures) => rateText(figures.favourableRate) },
  {
    title: words.walkUpFavourableRate,
    hint: formula("walkUpFavourableRate"),
    of: (figures) => walkUpRateText(words, figures),
  },
  { title: words.unansweredRate, hint: formula("unansweredRate"), of: (figures) => rateText(figures.unansweredRate) },
  {
    title: words.raised,
    hint: formula("raisedShare"),
    of: ({ raisedRatings, raisedShare }) =>
      raisedRatings === 0 ? "0" : `${formatCount(raisedRatings)} · ${rateText(raisedShare)}`,
  },
];

const MeasureTitle = ({ title, hint, level }: Omit<Measure, "of">) => {
  if (level !== undefined) return <LevelMark level={level} title={title} />;
  return hint === undefined ? title : <HintedTitle title={title} hint={hint} />;
};

type OnUnit = (unitCode: string) => void;

const isPartialOf = ({ figures, isPartial }: FiguresLine): boolean => figures !== null && isPartial;

const columnsOf = (
  words: Words,
  by: FiguresBy,
  measures: readonly Measure[],
  onUnit: OnUnit,
): TableColumnsType<FiguresLine> => [
  {
    title: words[placeTitles[by]],
    className: "figures-unit",
    render: (_, row) => <LinePlace row={row} by={by} onUnit={onUnit} isPartial={isPartialOf(row)} />,
  },
  ...measures.map((measure, index) => ({
    title: <MeasureTitle {...measure} />,
    key: measure.title,
    align: "right" as const,
    // A person with too few ratings: one sentence instead of all numbers.
    onCell: ({ figures }: FiguresLine) =>
      figures ? {} : { colSpan: index === 0 ? measures.length : 0, style: { textAlign: "start" as const } },
    render: (_: unknown, { figures }: FiguresLine) =>
      figures ? <span className="figures">{measure.of(figures)}</span> : <span className="quiet">{words.tooFew}</span>,
  })),
];

type CardProps = {
  readonly row: FiguresLine;
  readonly by: FiguresBy;
  /** Without the levels: a bar shows them. */
  readonly measures: readonly Measure[];
  readonly onUnit: OnUnit;
};

const FiguresCard = ({ row, by, measures, onUnit }: CardProps) => {
  const words = useWords();
  const { key, figures } = row;
  return (
    <article className="card">
      <header>
        <strong>
          <LineUnit row={row} by={by} onUnit={onUnit} />
          {by === "windows" && (key === null ? ` · ${words.otherWindows}` : <AtWindow windowNumber={key} />)}
        </strong>
        {by === "staff" && <LineStaff row={row} />}
      </header>
      <LinePartial isPartial={isPartialOf(row)} />
      {figures ? (
        <>
          <Facts
            facts={measures.map(({ title, of }) => ({ title, value: <span className="figures">{of(figures)}</span> }))}
          />
          <div className="card-chart">
            <span>{words.starLevels}</span>
            <LevelBar levels={figures.levels} />
          </div>
        </>
      ) : (
        <p className="quiet">{words.tooFew}</p>
      )}
    </article>
  );
};

type FiguresTableProps = {
  readonly figures: OfficeFigures;
  readonly by: FiguresBy;
  /** Opens the windows of a unit. */
  readonly onUnit: OnUnit;
};

/** In the order of unit, window and 工号: it cannot be sorted by a figure, so that it ranks no person. */
export const FiguresTable = ({ figures, by, onUnit }: FiguresTableProps) => {
  const words = useWords();
  const [counts, rates] = [countsOf(words), ratesOf(words, useFormula(figures.switches.favourable))];
  const measures = [...counts, ...levelsOf(useLocalText(), figures.levelTexts), ...rates];
  return (
    <div className="figures-table">
      <TableOrCards
        rows={figures.lines}
        keyOf={idOf}
        columns={columnsOf(words, by, measures, onUnit)}
        card={(row) => <FiguresCard row={row} by={by} measures={[...rates, ...counts]} onUnit={onUnit} />}
        none={words.noFigures}
        pagination={false}
      />
    </div>
  );
};
