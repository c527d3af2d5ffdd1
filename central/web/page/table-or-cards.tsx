import { Empty, Table, type TableColumnsType, type TableProps } from "antd";
import type { ReactNode } from "react";
import { PagedCards } from "./paged-cards.tsx";
import { useNarrow } from "./use-narrow.ts";

type TableOrCardsProps<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: TableColumnsType<Row>;
  readonly card: (row: Row) => ReactNode;
  /** The text where there are no rows. */
  readonly none: string;
  readonly pagination?: TableProps<Row>["pagination"];
};

/** A table, or cards where the screen is too narrow for columns. */
export const TableOrCards = <Row extends object>(props: TableOrCardsProps<Row>) => {
  const { rows, keyOf, columns, card, none } = props;
  const narrow = useNarrow();
  const { pagination = { defaultPageSize: 10, hideOnSinglePage: true } } = props;
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />;
  if (narrow) return <PagedCards rows={rows} keyOf={keyOf} empty={empty} card={card} />;
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
