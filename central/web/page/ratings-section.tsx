import type { TableColumnsType } from "antd";
import type { RatingRow } from "../../../contract/office/office.ts";
import { formatCount } from "../format/text.ts";
import { sourceWord } from "../words/sources.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { Facts } from "./card.tsx";
import { HintedTitle } from "./hinted-title.tsx";
import { Local } from "./local.tsx";
import { Place } from "./place.tsx";
import { Moment, Moments, RatedLevel, StaffName } from "./rating-parts.tsx";
import { Rows } from "./rows.tsx";
import { Said } from "./said.tsx";
import { Section } from "./section.tsx";

const keyOf = ({ device, epoch, seq }: RatingRow): string => `${device}/${epoch}/${seq}`;

const columns = (words: Words): TableColumnsType<RatingRow> => [
  { title: words.unit, width: 210, render: (_, row) => <Local text={row.unitName} /> },
  { title: words.window, dataIndex: "windowNumber", width: 76, align: "center" },
  { title: words.staff, width: 164, render: (_, row) => <StaffName {...row} /> },
  { title: words.level, width: 156, render: (_, row) => <RatedLevel {...row} /> },
  { title: words.said, render: (_, row) => <Said {...row} /> },
  { title: words.source, width: 104, render: (_, row) => sourceWord(words, row.source) },
  {
    title: <HintedTitle title={words.answeredAt} hint={words.answeredAtHint} />,
    width: 216,
    render: (_, row) => <Moments first={row.answeredAt} received={row.receivedAt} />,
  },
];

const RatingCard = (row: RatingRow) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <div>
          <RatedLevel {...row} />
        </div>
        <small>{sourceWord(words, row.source)}</small>
      </header>
      <Said {...row} />
      <p>
        <StaffName {...row} />
      </p>
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

type RatingsSectionProps = {
  readonly ratings: readonly RatingRow[];
  readonly ratingCount: number;
  readonly narrow: boolean;
};

/** Every rating by itself, newest first. No sums and no order by person: those have rules of their own. */
export const RatingsSection = ({ ratings, ratingCount, narrow }: RatingsSectionProps) => {
  const words = useWords();
  const shown = formatCount(ratings.length);
  const all = formatCount(ratingCount);
  const hint = ratings.length < ratingCount ? fill(words.listedNewest, { shown, all }) : words.ratingsHint;
  return (
    <Section id="ratings" title={words.ratings} hint={hint}>
      <Rows
        rows={ratings}
        keyOf={keyOf}
        columns={columns(words)}
        card={(row) => <RatingCard {...row} />}
        none={words.noRatings}
        narrow={narrow}
        pagination={{ defaultPageSize: 10, showTotal: (count) => fill(words.total, { count: formatCount(count) }) }}
      />
    </Section>
  );
};
