import type { TableColumnsType } from "antd";
import { type RatingRow, ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { Local } from "../page/local.tsx";
import { Place } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { useReading } from "../reading/use-reading.ts";
import { sourceWord } from "../words/sources.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { CitizenTexts } from "./citizen-texts.tsx";
import { Moment, Moments, RatedLevel, StaffName } from "./rating-parts.tsx";

const keyOf = ({ device, epoch, seq }: RatingRow): string => `${device}/${epoch}/${seq}`;

const Level = ({ negative }: Pick<RatingRow, "negative">) => {
  const words = useWords();
  return negative ? <RatedLevel {...negative} /> : <span className="quiet">{words.levelNotListed}</span>;
};

const columns = (words: Words): TableColumnsType<RatingRow> => [
  { title: words.unit, width: 160, render: (_, row) => <Local text={row.unitName} /> },
  { title: words.window, dataIndex: "windowNumber", width: 68, align: "center" },
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

/** Every 差评, and the comments of other ratings, newest first. No sums and no order by person. */
export const RatingsSection = () => {
  const words = useWords();
  const reading = useReading(ratingsQuestion, ratingsEveryMs);
  const cut = reading.known?.value.hasOlder ? reading.known.value.ratings.length : null;
  const hint = cut === null ? words.ratingsHint : fill(words.ratingsNewest, { shown: formatCount(cut) });
  return (
    <Section id="ratings" title={words.ratings} hint={hint}>
      <Answered reading={reading}>
        {({ ratings }) => (
          <TableOrCards
            rows={ratings}
            keyOf={keyOf}
            columns={columns(words)}
            card={(row) => <RatingCard {...row} />}
            none={words.noRatings}
            pagination={{ defaultPageSize: 10, showTotal: (count) => fill(words.total, { count: formatCount(count) }) }}
          />
        )}
      </Answered>
    </Section>
  );
};
