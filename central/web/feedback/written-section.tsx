import type { TableColumnsType } from "antd";
import type { ReactNode } from "react";
import type { ComplaintRow, OpinionRow } from "../../../contract/office/feedback.ts";
import type { Question } from "../../../contract/office/question.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { Place } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment, Moments } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

/** The fields of every listed text of a citizen. */
type WrittenRow = Pick<
  OpinionRow & ComplaintRow,
  "device" | "epoch" | "seq" | "unitName" | "windowNumber" | "givenAt" | "receivedAt"
>;

const keyOf = ({ device, epoch, seq }: WrittenRow): string => `${device}/${epoch}/${seq}`;

const columns = <Row extends WrittenRow>(words: Words, content: (row: Row) => ReactNode): TableColumnsType<Row> => [
  { title: words.content, render: (_, row) => content(row) },
  { title: words.place, width: 300, render: (_, row) => <Place {...row} /> },
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

type WrittenSectionProps<Row> = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  /** The number of texts, and the newest of them. */
  readonly question: Question<{ readonly count: number; readonly rows: readonly Row[] }>;
  readonly content: (row: Row) => ReactNode;
  /** Between the title and the list. */
  readonly search?: ReactNode;
  /** Whether the list is shown: not while a number is being typed, whose complaint it could be taken for. */
  readonly isListed?: boolean;
};

/** A list of citizens' texts, newest first. */
export const WrittenSection = <Row extends WrittenRow>(props: WrittenSectionProps<Row>) => {
  const { id, title, hint, none, question, content, search = null, isListed = true } = props;
  const words = useWords();
  const reading = useReading(question, writtenEveryMs);
  const { count, rows } = reading.known?.value ?? { count: 0, rows: [] };
  const cut = fill(words.listedNewest, { shown: formatCount(rows.length), all: formatCount(count) });
  return (
    <Section id={id} title={title} hint={isListed && rows.length < count ? cut : hint}>
      {search}
      {isListed && (
        <Answered reading={reading}>
          {() => (
            <TableOrCards
              rows={rows}
              keyOf={keyOf}
              columns={columns(words, content)}
              card={(row) => <WrittenCard row={row} content={content} />}
              none={none}
              pagination={{ defaultPageSize: 5, hideOnSinglePage: true }}
            />
          )}
        </Answered>
      )}
    </Section>
  );
};
