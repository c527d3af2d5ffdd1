import { Button, type TableColumnsType } from "antd";
import {
  countedRatings,
  type RatingRow,
  RatingsQuery,
  ratingsQuestion,
} from "../../../contract/office/ratings/ratings.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Place } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { UnitFilter } from "../page/unit-filter.tsx";
import { type Filters, filtered, useFilters } from "../page/use-filters.ts";
import { useReading } from "../reading/use-reading.ts";
import { ExportButton } from "../reports/export-button.tsx";
import { sourceWord } from "../words/sources.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { CitizenTexts } from "./citizen-texts.tsx";
import { Moment, Moments, RatedLevel, StaffName } from "./rating-parts.tsx";
import { filterNames, RatingsFilters } from "./ratings-filters.tsx";

const keyOf = ({ device, epoch, seq }: RatingRow): string => `${device}/${epoch}/${seq}`;

const Level = ({ negative }: Pick<RatingRow, "negative">) => {
  const words = useWords();
  return negative ? <RatedLevel {...negative} /> : <span className="quiet">{words.levelNotListed}</span>;
};

type Change = Filters<RatingsQuery>["change"];

const WindowFilter = ({ row, change }: { readonly row: RatingRow; readonly change: Change }) => (
  <Button
    type="link"
    className="unit-filter figures"
    aria-label={fill(useWords().onlyWindow, { number: row.windowNumber })}
    onClick={() => change({ unit: row.unitCode, window: row.windowNumber })}
  >
    {row.windowNumber}
  </Button>
);

const columns = (words: Words, change: Change): TableColumnsType<RatingRow> => [
  {
    title: words.unit,
    width: 160,
    render: (_, row) => <UnitFilter {...row} onUnit={(unit) => change({ unit, window: null })} />,
  },
  { title: words.window, width: 68, align: "center", render: (_, row) => <WindowFilter row={row} change={change} /> },
  { title: words.staff, width: 130, render: (_, { negative }) => negative && <StaffName {...negative} /> },
  { title: words.level, width: 140, render: (_, { negative }) => <Level negative={negative} /> },
  { title: words.said, render: (_, row) => <CitizenTexts {...row} /> },
  { title: words.source, width: 96, render: (_, row) => sourceWord(words, row.source) },
  {
    title: <HintedTitle title={words.answeredAt} hint={words.answeredAtHint} />,
    width: 176,
    render: (_, row) => <Moments first={row.answeredAt} received={row.receivedAt} />,
  },
];

const RatingCard = (row: RatingRow) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <div>
          <Level negative={row.negative} />
        </div>
        <small>{sourceWord(words, row.source)}</small>
      </header>
      <CitizenTexts {...row} />
      {row.negative && (
        <p>
          <StaffName {...row.negative} />
        </p>
      )}
      <p>
        <Place {...row} />
      </p>
      <Facts
        facts={[
          { title: words.answeredAt, value: <Moment time={row.answeredAt} /> },
          { title: words.receivedAt, value: <Moment time={row.receivedAt} /> },
        ]}
      />
    </article>
  );
};

/** The polling interval, milliseconds. */
const ratingsEveryMs = 5_000;

const RatingsList = (filters: Filters<RatingsQuery>) => {
  const words = useWords();
  const { query, change, clear, isUnfit } = filters;
  const reading = useReading(filtered(ratingsQuestion, query), ratingsEveryMs);
  const isFiltered = Object.keys(query).length > 0;
  return (
    <>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      <RatingsFilters
        {...filters}
        levels={reading.known?.value.levels ?? []}
        ratings={reading.known?.value.ratings ?? []}
      />
      <Answered reading={reading}>
        {({ ratings, count, next }) => (
          <>
            {ratings.length > 0 && (
              <p className="quiet list-order">
                {query.from === undefined && query.to === undefined ? words.ratingsByArrival : words.ratingsByDay}
              </p>
            )}
            <TableOrCards
              rows={ratings}
              keyOf={keyOf}
              columns={columns(words, change)}
              card={(row) => <RatingCard {...row} />}
              none={isFiltered ? words.noRatingsOfFilter : words.noRatings}
              pagination={false}
            />
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })}>
              {countText(words, count)}
            </LinePages>
          </>
        )}
      </Answered>
    </>
  );
};

const countText = (words: Words, count: number | null): string =>
  count === null
    ? fill(words.moreThan, { count: formatCount(countedRatings) })
    : fill(words.total, { count: formatCount(count) });

/** Every 差评, and the comments of other ratings, newest first. No sums and no order by person. */
export const RatingsSection = () => {
  const words = useWords();
  const filters = useFilters<RatingsQuery>({ schema: RatingsQuery, names: filterNames });
  const { after: _, ...query } = filters.query;
  return (
    <Section
      id="ratings"
      title={words.ratings}
      hint={words.ratingsHint}
      tools={<ExportButton table={{ kind: "ratings", query }} />}
    >
      <RatingsList {...filters} />
    </Section>
  );
};
