import { Pagination } from "antd";
import { type ReactNode, useState } from "react";

const cardsAPage = 10;

type PagedCardsProps<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly empty: ReactNode;
  readonly card: (row: Row) => ReactNode;
};

/** A table's rows as cards, for a screen that is too narrow for columns. */
export const PagedCards = <Row,>({ rows, keyOf, empty, card }: PagedCardsProps<Row>) => {
  const [page, setPage] = useState(1);
  if (rows.length === 0) return <>{empty}</>;
  const last = Math.ceil(rows.length / cardsAPage);
  const from = (Math.min(page, last) - 1) * cardsAPage;
  return (
    <>
      <ul className="cards">
        {rows.slice(from, from + cardsAPage).map((row) => (
          <li key={keyOf(row)}>{card(row)}</li>
        ))}
      </ul>
      <Pagination
        align="center"
        simple
        hideOnSinglePage
        current={Math.min(page, last)}
        pageSize={cardsAPage}
        total={rows.length}
        onChange={setPage}
      />
    </>
  );
};
