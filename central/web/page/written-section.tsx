import { Empty, Table, type TableColumnsType } from "antd";
import type { ReactNode } from "react";
import type { ComplaintRow, OpinionRow } from "../../../contract/office/feedback.ts";
import { formatCount } from "../format/text.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { HintedTitle } from "./hinted-title.tsx";
import { Local } from "./local.tsx";
import { PagedCards } from "./paged-cards.tsx";
import { Moment, Moments } from "./rating-parts.tsx";
import { Section } from "./section.tsx";

/** What citizens wrote, wherever it is listed. */
type WrittenRow = Pick<
  OpinionRow & ComplaintRow,
  "device" | "epoch" | "seq" | "unitName" | "windowNumber" | "givenAt" | "receivedAt"
>;

const keyOf = ({ device, epoch, seq }: WrittenRow): string => `${device}/${epoch}/${seq}`;

const Place = ({ unitName, windowNumber }: WrittenRow) => (
  <>
    <Local text={unitName} />{" "}
    <span className="figures">
      · {useWords().window} {windowNumber}
    </span>
  </>
);

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
      <dl>
        <dt>{words.givenAt}</dt>
        <dd>
          <Moment time={row.givenAt} />
        </dd>
        <dt>{words.receivedAt}</dt>
        <dd>
          <Moment time={row.receivedAt} />
        </dd>
      </dl>
    </article>
  );
};

type WrittenSectionProps<Row> = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly rows: readonly Row[];
  /** Of all there are; `rows` are the newest of them. */
  readonly count: number;
  readonly content: (row: Row) => ReactNode;
  readonly narrow: boolean;
};

/** A list of what citizens wrote, newest first. */
export const WrittenSection = <Row extends WrittenRow>(props: WrittenSectionProps<Row>) => {
  const { id, title, hint, none, rows, count, content, narrow } = props;
  const words = useWords();
  const cut = fill(words.listedNewest, { shown: formatCount(rows.length), all: formatCount(count) });
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />;
  const card = (row: Row) => <WrittenCard row={row} content={content} />;
  return (
    <Section id={id} title={title} hint={rows.length < count ? cut : hint}>
      {narrow ? (
        <PagedCards rows={rows} keyOf={keyOf} empty={empty} card={card} />
      ) : (
        <Table
          rowKey={keyOf}
          columns={columns(words, content)}
          dataSource={rows}
          size="middle"
          locale={{ emptyText: empty }}
          pagination={{ defaultPageSize: 5, hideOnSinglePage: true }}
        />
      )}
    </Section>
  );
};
