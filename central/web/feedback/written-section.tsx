import type { TableColumnsType } from "antd";
import type { ReactNode } from "react";
import { type ComplaintRow, type OpinionRow, WrittenQuery } from "../../../contract/office/feedback.ts";
import type { Question } from "../../../contract/office/question.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { ListUnit } from "../page/list-unit.tsx";
import { Place } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { PlaceFilter } from "../page/unit-filter.tsx";
import { filtered, useFilters } from "../page/use-filters.ts";
import { Moment, Moments } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

/** The fields of every listed text of a citizen. */
type WrittenRow = Pick<
  OpinionRow & ComplaintRow,
  "device" | "epoch" | "seq" | "unitCode" | "unitName" | "windowNumber" | "givenAt" | "receivedAt"
>;

const keyOf = ({ device, epoch, seq }: WrittenRow): string => `${device}/${epoch}/${seq}`;

const columns = <Row extends WrittenRow>(
  words: Words,
  content: (row: Row) => ReactNode,
  onUnit: (unit: string) => void,
): TableColumnsType<Row> => [
  { title: words.content, render: (_, row) => content(row) },
  {
    title: words.place,
    width: 300,
    render: (_, row) => <PlaceFilter {...row} onUnit={onUnit} />,
  },
  {
    title: <HintedTitle title={words.givenAt} hint={words.answeredAtHint} />,
    width: 216,
    render: (_, row) => <Moments first={row.givenAt} received={row.receivedAt} />,
  },
];

const WrittenCard = <Row extends WrittenRow>({
  row,
  content,
}: {
  readonly row: Row;
  readonly content: (row: Row) => ReactNode;
}) => {
  const words = useWords();
  return (
    <article className="card">
      {content(row)}
      <p>
        <Place {...row} />
      </p>
      <Facts
        facts={[
          { title: words.givenAt, value: <Moment time={row.givenAt} /> },
          { title: words.receivedAt, value: <Moment time={row.receivedAt} /> },
        ]}
      />
    </article>
  );
};

/** The polling interval, milliseconds. */
const writtenEveryMs = 5_000;

interface WrittenPage<Row> {
  readonly count: number;
  readonly rows: readonly Row[];
  readonly next: string | null;
}

type WrittenSectionProps<Row> = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly question: Question<WrittenPage<Row>>;
  readonly content: (row: Row) => ReactNode;
  /** Between the title and the list. */
  readonly search?: ReactNode;
  /** Whether the list is shown: not while a number is being typed, whose complaint it could be taken for. */
  readonly isListed?: boolean;
  /** The number that is searched for. */
  readonly number?: string | undefined;
};

/** A list of citizens' texts, newest first, of all units or of one. */
export const WrittenSection = <Row extends WrittenRow>(props: WrittenSectionProps<Row>) => {
  const { id, title, hint, none, question, content, search = null, isListed = true, number } = props;
  const words = useWords();
  const filters = useFilters<WrittenQuery>({ schema: WrittenQuery, names: ["unit", "after"], prefix: `${id}-` });
  const { query, change, clear, isUnfit } = filters;
  const asked = number === undefined ? filtered(question, query) : filtered(question, { number });
  const reading = useReading(asked, writtenEveryMs);
  const onUnit = (unit: string | null): void => change({ unit });
  return (
    <Section id={id} title={title} hint={hint}>
      {search}
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      {isListed && (
        <Answered reading={reading}>
          {({ rows, count, next }) => (
            <>
              <ListUnit unit={query.unit} rows={rows} onAll={() => onUnit(null)} />
              <TableOrCards
                rows={rows}
                keyOf={keyOf}
                columns={columns(words, content, onUnit)}
                card={(row) => <WrittenCard row={row} content={content} />}
                none={query.unit === undefined ? none : words.noneOfFilter}
                pagination={false}
              />
              <LinePages after={query.after} next={next} onAfter={(after) => change({ after })}>
                {count > 0 && fill(words.total, { count: formatCount(count) })}
              </LinePages>
            </>
          )}
        </Answered>
      )}
    </Section>
  );
};
