import type { TableColumnsType } from "antd";
import { Link } from "react-router";
import {
  FlagFilters,
  type FlagRow,
  FlagState,
  type FlagsQuery,
  type OfficeFlags,
  Signal,
} from "../../../contract/office/figures/signals.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { FilterBar, FilterChoice, FilterTag } from "../page/filter-bar.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { ListUnit } from "../page/list-unit.tsx";
import { Place } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { UnitFilter } from "../page/unit-filter.tsx";
import { type Filters, filtered } from "../page/use-filters.ts";
import { useReading } from "../reading/use-reading.ts";
import { ExportButton } from "../reports/export-button.tsx";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { FlagPage } from "./flag-page.tsx";
import { FlagDays, FlagPerson, FlagStateTag, measuredText, ratingsText, signalWord, stateWord } from "./flag-parts.tsx";
import { flagsQuestion } from "./questions.ts";
import { flagsAddress, useFlagsView } from "./use-flags-view.ts";

/** The polling interval, milliseconds: a job judges days a moment after their entries arrive. */
const flagsEveryMs = 15_000;

type ListProps = Filters<FlagsQuery>;
type InList = { readonly row: FlagRow } & Pick<ListProps, "query">;

/** Opens one flag; its question is the link's text. */
const FlagLink = ({ row, query }: InList) => (
  <Link className="flag-link" to={flagsAddress(query, row.id)}>
    {signalWord(useWords(), row.signal)}
  </Link>
);

const columns = (words: Words, { query, change }: ListProps): TableColumnsType<FlagRow> => [
  { title: words.unit, width: 200, render: (_, row) => <UnitFilter {...row} onUnit={(unit) => change({ unit })} /> },
  { title: words.window, dataIndex: "windowNumber", width: 76, align: "center" },
  { title: words.staff, width: 150, render: (_, row) => <FlagPerson {...row} /> },
  { title: words.flagQuestion, render: (_, row) => <FlagLink row={row} query={query} /> },
  { title: words.flagMeasured, render: (_, row) => measuredText(words, row) },
  { title: words.flagDays, width: 200, render: (_, row) => <FlagDays {...row} /> },
  {
    title: words.flaggedRatings,
    width: 90,
    align: "right",
    render: (_, row) => <span className="figures">{ratingsText(row)}</span>,
  },
  { title: words.flagState, width: 120, render: (_, row) => <FlagStateTag {...row} /> },
];

const FlagCard = ({ row, query }: InList) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>
          <Place {...row} />
        </strong>
        <FlagStateTag {...row} />
      </header>
      <p>
        <FlagLink row={row} query={query} />
      </p>
      <p>{measuredText(words, row)}</p>
      <Facts
        facts={[
          { title: words.staff, value: <FlagPerson {...row} /> },
          { title: words.flagDays, value: <FlagDays {...row} /> },
          { title: words.flaggedRatings, value: <span className="figures">{ratingsText(row)}</span> },
        ]}
      />
    </article>
  );
};

type ChosenProps = ListProps & { readonly flags: OfficeFlags["flags"] };

/** Filters that came with a link or a click, each with a way back. */
const ChosenPlaces = ({ query: { unit, from, to }, change, flags }: ChosenProps) => {
  const words = useWords();
  return (
    <>
      <ListUnit unit={unit} rows={flags} onAll={() => change({ unit: null })} />
      {(from || to) && (
        <FilterTag hint={words.anyTime} onClose={() => change({ from: null, to: null })}>
          {from} – {to}
        </FilterTag>
      )}
    </>
  );
};

const Choices = (props: ChosenProps) => {
  const words = useWords();
  const { query, change, clear } = props;
  const { after: _, ...chosen } = query;
  const states = FlagState.options.map((value) => ({ value: String(value), label: stateWord(words, value) }));
  const signals = Signal.options.map((value) => ({ value: String(value), label: signalWord(words, value) }));
  return (
    <FilterBar isFiltered={Object.keys(chosen).length > 0} onClear={clear}>
      <FilterChoice
        label={words.flagState}
        any={words.anyState}
        value={query.state}
        options={states}
        onChange={(state) => change({ state })}
      />
      <FilterChoice
        label={words.flagQuestion}
        any={words.anySignal}
        value={query.signal}
        options={signals}
        onChange={(signal) => change({ signal })}
      />
      <ChosenPlaces {...props} />
    </FilterBar>
  );
};

const FlagsList = (props: ListProps) => {
  const words = useWords();
  const { query, change, clear, isUnfit } = props;
  const reading = useReading(filtered(flagsQuestion, query), flagsEveryMs);
  const isFiltered = Object.keys(query).length > 0;
  return (
    <>
      <p className="flags-meaning">{words.flagsMeaning}</p>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      <Choices {...props} flags={reading.known?.value.flags ?? []} />
      <Answered reading={reading}>
        {({ flags, next }) => (
          <>
            <TableOrCards
              rows={flags}
              keyOf={({ id }) => id}
              columns={columns(words, props)}
              card={(row) => <FlagCard row={row} query={query} />}
              none={isFiltered ? words.noFlagsOfFilter : words.noFlags}
            />
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })} />
          </>
        )}
      </Answered>
    </>
  );
};

const ExportFlags = ({ after: _, ...filters }: FlagsQuery) => (
  <ExportButton table={{ kind: "flags", query: FlagFilters.parse(filters) }} />
);

/** 核实: the questions that the entries raise, or one of them. It accuses no person, and says so first. */
export const FlagsSection = () => {
  const words = useWords();
  const { flag, ...filters } = useFlagsView();
  return (
    <Section
      id="flags"
      title={words.flags}
      hint={words.flagsHint}
      tools={flag === null && <ExportFlags {...filters.query} />}
    >
      {flag === null ? (
        <FlagsList {...filters} />
      ) : (
        <FlagPage key={flag} id={flag} back={flagsAddress(filters.query)} />
      )}
    </Section>
  );
};
