import { Empty, Pagination, Table, type TableColumnsType, type TableProps } from "antd";
import { type ReactNode, useState } from "react";
import { useNarrow } from "./use-narrow.ts";

type TableOrCardsProps<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: TableColumnsType<Row>;
  readonly card: (row: Row) => ReactNode;
  /** The text where there are no rows. */
  readonly none: string;
  /** false where the centre answers a page at a time. */
  readonly pagination?: TableProps<Row>["pagination"];
};

const cardsAPage = 10;

type PagedCardsProps<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly empty: ReactNode;
  readonly card: (row: Row) => ReactNode;
  readonly atOnce: number;
};

/** A table's rows as cards, for a screen that is too narrow for columns. */
const PagedCards = <Row,>({ rows, keyOf, empty, card, atOnce }: PagedCardsProps<Row>) => {
  const [page, setPage] = useState(1);
  if (rows.length === 0) return <>{empty}</>;
  const last = Math.ceil(rows.length / atOnce);
  const from = (Math.min(page, last) - 1) * atOnce;
  return (
    <>
      <ul className="cards">
        {rows.slice(from, from + atOnce).map((row) => (
          <li key={keyOf(row)}>{card(row)}</li>
        ))}
      </ul>
      <Pagination
        align="center"
        simple
        hideOnSinglePage
        current={Math.min(page, last)}
        pageSize={atOnce}
        total={rows.length}
        onChange={setPage}
      />
    </>
  );
};

/** A table, or cards where the screen is too narrow for columns. */
export const TableOrCards = <Row extends object>(props: TableOrCardsProps<Row>) => {
  const { rows, keyOf, columns, card, none } = props;
  const narrow = useNarrow();
  const { pagination = { defaultPageSize: 10, hideOnSinglePage: true } } = props;
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />;
  if (narrow) {
    const atOnce = pagination === false ? Math.max(rows.length, 1) : cardsAPage;
    return <PagedCards rows={rows} keyOf={keyOf} empty={empty} card={card} atOnce={atOnce} />;
  }
  return (
    <Table
      rowKey={keyOf}
      columns={columns}
      dataSource={rows}
      size="middle"
      locale={{ emptyText: empty }}
      pagination={pagination}
    />
  );
};
