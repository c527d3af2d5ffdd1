import type { TableColumnsType } from "antd";
import { Link } from "react-router";
import { type AppealRow, AppealsQuery, appealStates } from "../../../contract/office/rectification/appeals.ts";
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
import { filtered, useFilters } from "../page/use-filters.ts";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";
import { appealsQuestion } from "./questions.ts";

/** The polling interval, milliseconds. */
const appealsEveryMs = 30_000;

const stateKeys: Readonly<Record<AppealRow["state"], WordKey>> = {
  undecided: "appealUndecided",
  upheld: "appealUpheld",
  rejected: "appealRejected",
};

const Said = ({ said }: { readonly said: AppealRow["appealed"] | null }) => {
  if (said === null) return <span className="quiet">—</span>;
  return (
    <>
      {said.reason}
      <small className="quiet appeal-by">
        {said.by} <Moment time={said.at} />
      </small>
    </>
  );
};

const ItemLink = ({ number }: Pick<AppealRow, "number">) => (
  <Link className="flag-link figures" to={`/items?item=${number}`} aria-label={fill(useWords().itemTitle, { number })}>
    {number}
  </Link>
);

const columnsOf = (words: Words, onUnit: (unit: string) => void): TableColumnsType<AppealRow> => [
  { title: words.rectifyItemNumber, width: 76, render: (_, row) => <ItemLink {...row} /> },
  { title: words.unit, render: (_, row) => <UnitFilter {...row} onUnit={onUnit} /> },
  { title: words.window, dataIndex: "windowNumber", width: 70, align: "center" },
  { title: words.appealReason, render: (_, { appealed }) => <Said said={appealed} /> },
  { title: words.appealState, width: 110, render: (_, { state }) => words[stateKeys[state]] },
  { title: words.appealDecision, render: (_, { decided }) => <Said said={decided} /> },
];

const AppealCard = ({ row }: { readonly row: AppealRow }) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>
          <ItemLink {...row} /> · <Place {...row} />
        </strong>
        {words[stateKeys[row.state]]}
      </header>
      <Facts
        facts={[
          { title: words.appealReason, value: <Said said={row.appealed} /> },
          { title: words.appealDecision, value: <Said said={row.decided} /> },
        ]}
      />
    </article>
  );
};

const names = ["unit", "state", "after"] as const;

/** 误评复核: the appeals of units, each with its decision from outside the unit. */
export const AppealsSection = () => {
  const words = useWords();
  const { query, change, clear, isUnfit } = useFilters<AppealsQuery>({
    schema: AppealsQuery,
    names,
    prefix: "appeal-",
  });
  const reading = useReading(filtered(appealsQuestion, query), appealsEveryMs);
  const onUnit = (unit: string) => change({ unit });
  return (
    <Section id="appeals" title={words.appeals} hint={words.appealsHint}>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      <Answered reading={reading}>
        {({ appeals, counts, next }) => (
          <>
            <FilterBar isFiltered={query.unit !== undefined || query.state !== undefined} onClear={clear}>
              <FilterChoice
                label={words.appealState}
                any={words.anyAppeal}
                value={query.state}
                options={appealStates.map((value) => ({
                  value,
                  label: `${words[stateKeys[value]]} ${formatCount(counts[value])}`,
                }))}
                onChange={(state) => change({ state })}
              />
              <ListUnit unit={query.unit} rows={appeals} onAll={() => change({ unit: null })} />
            </FilterBar>
            <TableOrCards
              rows={appeals}
              keyOf={({ number }) => `${number}`}
              columns={columnsOf(words, onUnit)}
              card={(row) => <AppealCard row={row} />}
              none={words.noAppeals}
              pagination={false}
            />
            <LinePages
              after={query.after === undefined ? undefined : String(query.after)}
              next={next === null ? null : String(next)}
              onAfter={(after) => change({ after })}
            />
          </>
        )}
      </Answered>
    </Section>
  );
};
