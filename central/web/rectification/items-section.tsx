import type { TableColumnsType } from "antd";
import { Link, useSearchParams } from "react-router";
import { itemStates } from "../../../contract/office/rectification/item.ts";
import {
  type ItemRow,
  ItemsQuery,
  itemOrigins,
  type OfficeItems,
} from "../../../contract/office/rectification/items.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { FilterBar, FilterChoice } from "../page/filter-bar.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { ListUnit } from "../page/list-unit.tsx";
import { Place } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { UnitFilter } from "../page/unit-filter.tsx";
import { type Filters, filtered, useFilters } from "../page/use-filters.ts";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { ItemPage } from "./item-page.tsx";
import { DueText, ItemMarks, ItemStateTag, itemStateWord, originWord } from "./item-parts.tsx";
import { itemsQuestion } from "./questions.ts";

/** The polling interval, milliseconds. */
const itemsEveryMs = 15_000;

type ListProps = Filters<ItemsQuery>;
type InList = { readonly row: ItemRow } & Pick<ListProps, "query">;

/** Of the list with these filters, or of one item of it. */
const addressOf = (query: ItemsQuery, item: number | null = null): string =>
  `/items?${new URLSearchParams({ ...(query as Readonly<Record<string, string>>), ...(item !== null && { item: `${item}` }) })}`;

const ItemLink = ({ row: { number }, query }: InList) => (
  <Link className="flag-link figures" to={addressOf(query, number)} aria-label={fill(useWords().itemTitle, { number })}>
    {number}
  </Link>
);

const Assigned = ({ assignedTo }: Pick<ItemRow, "assignedTo">) => {
  const words = useWords();
  return <span className={assignedTo === null ? "quiet" : ""}>{assignedTo ?? words.itemUnassigned}</span>;
};

const columns = (words: Words, { query, change }: ListProps): TableColumnsType<ItemRow> => [
  { title: words.rectifyItemNumber, width: 76, render: (_, row) => <ItemLink row={row} query={query} /> },
  { title: words.unit, render: (_, row) => <UnitFilter {...row} onUnit={(unit) => change({ unit, window: null })} /> },
  { title: words.window, dataIndex: "windowNumber", width: 70, align: "center" },
  { title: words.itemOrigin, width: 110, render: (_, { origin }) => originWord(words, origin) },
  {
    title: words.itemState,
    width: 190,
    render: (_, row) => (
      <>
        <ItemStateTag {...row} />
        <ItemMarks {...row} />
      </>
    ),
  },
  { title: words.itemDue, width: 150, render: (_, row) => <DueText {...row} /> },
  { title: words.itemAssigned, width: 130, render: (_, row) => <Assigned {...row} /> },
  { title: words.itemOpenedAt, width: 176, render: (_, { openedAt }) => <Moment time={openedAt} /> },
];

const ItemCard = ({ row, query }: InList) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>
          <ItemLink row={row} query={query} /> · <Place {...row} />
        </strong>
        <ItemStateTag {...row} />
      </header>
      <ItemMarks {...row} />
      <Facts
        facts={[
          { title: words.itemDue, value: <DueText {...row} /> },
          { title: words.itemOrigin, value: originWord(words, row.origin) },
          { title: words.itemAssigned, value: <Assigned {...row} /> },
        ]}
      />
    </article>
  );
};

type BoardProps = ListProps & { readonly counts: OfficeItems["counts"] };

/** The open items by step: each opens its list. */
const Board = ({ counts, query, change }: BoardProps) => {
  const words = useWords();
  const shown = itemStates
    .filter((state) => state !== "closed")
    .map((state) => ({
      state,
      count: counts.find((each) => each.state === state)?.count ?? 0,
      over: counts.find((each) => each.state === state)?.over ?? 0,
    }));
  return (
    <ul className="item-board">
      {shown.map(({ state, count, over }) => (
        <li key={state} className={count === 0 && query.state !== state ? "is-empty" : ""}>
          <button
            type="button"
            aria-pressed={query.state === state}
            onClick={() => change({ state: query.state === state ? null : state, due: null })}
          >
            <span>{itemStateWord(words, state)}</span>
            <strong className="figures">{formatCount(count)}</strong>
            <small className={over > 0 ? "is-over" : "quiet"}>
              {words.itemOver} <span className="figures">{formatCount(over)}</span>
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
};

const Choices = (props: ListProps & { readonly items: readonly ItemRow[] }) => {
  const words = useWords();
  const { query, change, clear, items } = props;
  const { after: _, ...chosen } = query;
  return (
    <FilterBar isFiltered={Object.keys(chosen).length > 0} onClear={clear}>
      <FilterChoice
        label={words.itemState}
        any={words.itemOpen}
        value={query.state}
        options={itemStates.map((value) => ({ value, label: itemStateWord(words, value) }))}
        onChange={(state) => change({ state })}
      />
      <FilterChoice
        label={words.itemDue}
        any={words.anyDue}
        value={query.due}
        options={[
          { value: "over", label: words.itemsOver },
          { value: "soon", label: words.itemsSoon },
          { value: "late", label: words.itemsLate },
          { value: "very-late", label: words.itemsVeryLate },
        ]}
        onChange={(due) => change({ due })}
      />
      <FilterChoice
        label={words.itemOrigin}
        any={words.anyOrigin}
        value={query.origin}
        options={itemOrigins.map((value) => ({ value, label: originWord(words, value) }))}
        onChange={(origin) => change({ origin })}
      />
      <ListUnit unit={query.unit} rows={items} onAll={() => change({ unit: null, window: null })} />
    </FilterBar>
  );
};

const ItemsList = (props: ListProps) => {
  const words = useWords();
  const { query, change, clear, isUnfit } = props;
  const reading = useReading(filtered(itemsQuestion, query), itemsEveryMs);
  return (
    <>
      <p className="flags-meaning">{words.itemsMeaning}</p>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      <Answered reading={reading}>
        {({ items, counts, next }) => (
          <>
            <Board {...props} counts={counts} />
            <Choices {...props} items={items} />
            <TableOrCards
              rows={items}
              keyOf={({ number }) => `${number}`}
              columns={columns(words, props)}
              card={(row) => <ItemCard row={row} query={query} />}
              none={Object.keys(query).length > 0 ? words.noItemsOfFilter : words.noItems}
              pagination={false}
            />
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })} />
          </>
        )}
      </Answered>
    </>
  );
};

const names = ["unit", "window", "state", "origin", "due", "delay", "after"] as const;

/** 整改: the items of the reader's place by step and due day, or one of them. */
export const ItemsSection = () => {
  const words = useWords();
  const [search] = useSearchParams();
  const filters = useFilters<ItemsQuery>({ schema: ItemsQuery, names });
  const item = Number(search.get("item"));
  return (
    <Section id="items" title={words.items} hint={words.itemsHint}>
      {item > 0 ? <ItemPage key={item} number={item} back={addressOf(filters.query)} /> : <ItemsList {...filters} />}
    </Section>
  );
};
