import type { TableColumnsType } from "antd";
import type { Figures, OfficeFigures } from "../../../contract/office/figures/figures.ts";
import type { LocalText } from "../../../contract/words.ts";
import { formatCount, formatRate } from "../format/text.ts";
import { Facts } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { Local } from "../page/local.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { LevelMark } from "../ratings/level-mark.tsx";
import { StaffName } from "../ratings/rating-parts.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import type { FiguresBy } from "./figures-section.tsx";

/** A line of the table, of any kind. */
type FiguresRow = {
  readonly id: string;
  /** null for the units under 其余. */
  readonly unitName: LocalText | null;
  /** The line's key within its unit; null for 其余, undefined for the unit's own line. */
  readonly windowNumber?: string | null;
  readonly staff?: { readonly staffNumber: string; readonly staffName: LocalText } | null;
  readonly figures: Figures | null;
  readonly isPartial: boolean;
};

const rowsOf = (figures: OfficeFigures, by: FiguresBy): readonly FiguresRow[] => {
  switch (by) {
    case "units":
      return figures.units.map((row) => ({ ...row, id: row.unitCode ?? "" }));
    case "windows":
      return figures.windows.map((row) => ({ ...row, id: JSON.stringify([row.unitCode, row.windowNumber]) }));
    case "staff":
      return figures.staff.map(({ staffNumber, staffName, ...row }) => ({
        ...row,
        id: JSON.stringify([row.unitCode, staffNumber]),
        staff: staffNumber === null || staffName === null ? null : { staffNumber, staffName },
      }));
  }
};

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

const ratesOf = (words: Words): readonly Measure[] => [
  { title: words.favourableRate, hint: words.favourableRateHint, of: (figures) => formatRate(figures.favourableRate) },
  {
    title: words.walkUpFavourableRate,
    hint: words.walkUpFavourableRateHint,
    of: (figures) => formatRate(figures.walkUpFavourableRate),
  },
  { title: words.unansweredRate, hint: words.unansweredRateHint, of: (figures) => formatRate(figures.unansweredRate) },
  {
    title: words.raised,
    hint: words.raisedHint,
    of: ({ raisedRatings, raisedShare }) =>
      raisedRatings === 0 ? "0" : `${formatCount(raisedRatings)} · ${formatRate(raisedShare)}`,
  },
];

const MeasureTitle = ({ title, hint, level }: Omit<Measure, "of">) => {
  if (level !== undefined) return <LevelMark level={level} title={title} />;
  return hint === undefined ? title : <HintedTitle title={title} hint={hint} />;
};

const Unit = ({ unitName }: FiguresRow) => {
  const words = useWords();
  return unitName ? <Local text={unitName} /> : words.otherUnits;
};

const Staff = ({ staff }: FiguresRow) => {
  const words = useWords();
  return staff ? <StaffName {...staff} /> : words.otherStaff;
};

const Partial = ({ figures, isPartial }: FiguresRow) => {
  const words = useWords();
  return figures && isPartial ? <small className="quiet partial">{words.partial}</small> : null;
};

const columnsOf = (words: Words, by: FiguresBy, measures: readonly Measure[]): TableColumnsType<FiguresRow> => [
  {
    title: words.unit,
    className: "figures-unit",
    render: (_, row) => (
      <>
        <Unit {...row} />
        <Partial {...row} />
      </>
    ),
  },
  ...(by === "windows"
    ? [
        {
          title: words.window,
          width: 64,
          align: "center" as const,
          render: (_: unknown, { windowNumber }: FiguresRow) => windowNumber ?? words.otherWindows,
        },
      ]
    : []),
  ...(by === "staff"
    ? [
        {
          title: words.staff,
          width: 150,
          render: (_: unknown, row: FiguresRow) => <Staff {...row} />,
        },
      ]
    : []),
  ...measures.map((measure, index) => ({
    title: <MeasureTitle {...measure} />,
    key: measure.title,
    align: "right" as const,
    // A person with too few ratings: one sentence instead of all numbers.
    onCell: ({ figures }: FiguresRow) =>
      figures ? {} : { colSpan: index === 0 ? measures.length : 0, style: { textAlign: "start" as const } },
    render: (_: unknown, { figures }: FiguresRow) =>
      figures ? <span className="figures">{measure.of(figures)}</span> : <span className="quiet">{words.tooFew}</span>,
  })),
];

const FiguresCard = ({ row, measures }: { readonly row: FiguresRow; readonly measures: readonly Measure[] }) => {
  const words = useWords();
  const { windowNumber, staff, figures } = row;
  return (
    <article className="card">
      <header>
        <strong>
          <Unit {...row} />
          {windowNumber !== undefined &&
            ` · ${windowNumber === null ? words.otherWindows : `${words.window} ${windowNumber}`}`}
        </strong>
        {staff !== undefined && <Staff {...row} />}
      </header>
      <Partial {...row} />
      {figures ? (
        <Facts
          facts={measures.map(({ title, of }) => ({ title, value: <span className="figures">{of(figures)}</span> }))}
        />
      ) : (
        <p className="quiet">{words.tooFew}</p>
      )}
    </article>
  );
};

type FiguresTableProps = {
  readonly figures: OfficeFigures;
  readonly by: FiguresBy;
};

/** In the order of unit, window and 工号: it cannot be sorted by a figure, so that it ranks no person. */
export const FiguresTable = ({ figures, by }: FiguresTableProps) => {
  const words = useWords();
  const measures = [...countsOf(words), ...levelsOf(useLocalText(), figures.levelTexts), ...ratesOf(words)];
  return (
    <div className="figures-table">
      <TableOrCards
        rows={rowsOf(figures, by)}
        keyOf={({ id }) => id}
        columns={columnsOf(words, by, measures)}
        card={(row) => <FiguresCard row={row} measures={measures} />}
        none={words.noFigures}
      />
    </div>
  );
};
