import type { TableColumnsType } from "antd";
import type { FiguresBy } from "../../../contract/office/figures/figures.ts";
import { coverageOf, ratingsOf } from "../../../contract/office/stars/judge.ts";
import type { OfficeStars, StarLine } from "../../../contract/office/stars/stars.ts";
import { LinePartial, LinePlace, LineStaff, LineUnit, placeTitles } from "../figures/line-place.tsx";
import { formatCount, formatRate } from "../format/text.ts";
import { type Fact, Facts } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { AtWindow } from "../page/place.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { formatScore, IntervalBar, LevelBar, StarScale, scaleFrom } from "./star-charts.tsx";
import { StarMark } from "./star-mark.tsx";

const idOf = ({ unitCode, key }: StarLine): string => JSON.stringify([unitCode, key]);

type OnUnit = ((unitCode: string) => void) | null;

interface Table {
  readonly words: Words;
  readonly by: FiguresBy;
  readonly stars: OfficeStars;
  readonly onUnit: OnUnit;
}

const isPartialOf = ({ counts, isPartial }: StarLine): boolean => counts !== null && isPartial;

type PlaceProps = { readonly row: StarLine; readonly by: FiguresBy };

/** The place range, the number of peers and the group that they are. */
export const PlaceRange = ({ row: { rated }, by }: PlaceProps) => {
  const words = useWords();
  if (!rated) return "—";
  const { matter, ...range } = rated.place;
  return (
    <>
      <span className="figures">{fill(words.starPlaceText, range)}</span>
      <small className="quiet star-peers">
        {matter === null ? words[allPeers[by]] : fill(words.starPeersOfMatter, { matter })}
      </small>
    </>
  );
};

const allPeers = { units: "starAllUnits", windows: "starAllWindows", staff: "starAllStaff" } as const;

export const coverageText = ({ counts }: StarLine): string => formatRate(counts && coverageOf(counts));

export const ratingsText = ({ counts }: StarLine): string => (counts ? formatCount(ratingsOf(counts)) : "<10");

/** The charts of a line on one scale; a dash where there is nothing to draw. */
const chartsOf = ({ words, stars }: Table) => {
  const { thresholds, scoreZ } = stars.policy.policy;
  const scale = { from: scaleFrom(stars.lines.map(({ rated }) => rated)), thresholds };
  return {
    scale,
    scoreHint: fill(words.starScoreHint, { z: scoreZ }),
    interval: ({ rated }: StarLine) => (rated ? <IntervalBar rated={rated} scale={scale} /> : "—"),
    levels: ({ counts }: StarLine) => (counts ? <LevelBar levels={counts.levels} /> : "—"),
  };
};

const columnsOf = (table: Table): TableColumnsType<StarLine> => {
  const { words } = table;
  const { scale, scoreHint, interval, levels } = chartsOf(table);
  return [
    {
      title: words[placeTitles[table.by]],
      className: "star-place",
      render: (_, row) => <LinePlace row={row} by={table.by} onUnit={table.onUnit} isPartial={isPartialOf(row)} />,
    },
    {
      title: words.starLevel,
      width: 116,
      render: (_, row) => <StarMark state={row.state} stars={row.rated?.stars ?? null} />,
    },
    {
      title: <HintedTitle title={words.starScore} hint={scoreHint} />,
      width: 76,
      align: "right",
      render: (_, { rated }) => <span className="figures">{rated ? formatScore(rated.score) : "—"}</span>,
    },
    {
      title: (
        <>
          <HintedTitle title={words.starInterval} hint={words.starIntervalHint} />
          <StarScale {...scale} />
        </>
      ),
      className: "star-chart",
      width: 210,
      render: (_, row) => interval(row),
    },
    {
      title: <HintedTitle title={words.ratingsGiven} hint={words.starRatingsHint} />,
      width: 72,
      align: "right",
      render: (_, row) => <span className="figures">{ratingsText(row)}</span>,
    },
    {
      title: <HintedTitle title={words.starCoverage} hint={words.starCoverageHint} />,
      width: 76,
      align: "right",
      render: (_, row) => <span className="figures">{coverageText(row)}</span>,
    },
    { title: words.starLevels, className: "star-chart", width: 160, render: (_, row) => levels(row) },
    {
      title: <HintedTitle title={words.starPlace} hint={words.starPlaceHint} />,
      width: 130,
      align: "right",
      render: (_, row) => <PlaceRange row={row} by={table.by} />,
    },
  ];
};

const factsOf = ({ words, by }: Table, row: StarLine): readonly Fact[] => {
  const figures = (text: string) => <span className="figures">{text}</span>;
  return [
    { title: words.starScore, value: figures(row.rated ? formatScore(row.rated.score) : "—") },
    { title: words.ratingsGiven, value: figures(ratingsText(row)) },
    { title: words.starCoverage, value: figures(coverageText(row)) },
    { title: words.starPlace, value: <PlaceRange row={row} by={by} /> },
  ];
};

const CardCharts = ({ table, row }: { readonly table: Table; readonly row: StarLine }) => {
  const { interval, levels } = chartsOf(table);
  return (
    <>
      {row.rated && (
        <div className="card-chart">
          <span>{table.words.starInterval}</span>
          {interval(row)}
        </div>
      )}
      {row.counts && (
        <div className="card-chart">
          <span>{table.words.starLevels}</span>
          {levels(row)}
        </div>
      )}
    </>
  );
};

/** A line as a card, for a screen that is too narrow for columns. */
export const StarCard = ({ table, row }: { readonly table: Table; readonly row: StarLine }) => {
  const { by } = table;
  return (
    <article className="card">
      <header>
        <strong>
          <LineUnit row={row} by={by} onUnit={table.onUnit} />
          {by === "windows" && row.key !== null && <AtWindow windowNumber={row.key} />}
        </strong>
        <StarMark state={row.state} stars={row.rated?.stars ?? null} />
      </header>
      {by === "staff" && <LineStaff row={row} />}
      <LinePartial isPartial={isPartialOf(row)} />
      <Facts facts={factsOf(table, row)} />
      <CardCharts table={table} row={row} />
    </article>
  );
};

/** In the order of unit, window and 工号: it cannot be sorted by a score. */
export const StarsTable = (props: Omit<Table, "words">) => {
  const words = useWords();
  const table: Table = { ...props, words };
  return (
    <div className="figures-table stars-table">
      <TableOrCards
        rows={props.stars.lines}
        keyOf={idOf}
        columns={columnsOf(table)}
        card={(row) => <StarCard table={table} row={row} />}
        none={words.noStars}
        pagination={false}
      />
    </div>
  );
};
