import { type DutyQuery, DutyState, type OfficeDuty } from "../../../contract/office/shifts/duty.ts";
import { formatCount } from "../format/text.ts";
import { FilterBar, FilterChoice, FilterSearch } from "../page/filter-bar.tsx";
import { ListUnit } from "../page/list-unit.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import type { Filters } from "../page/use-filters.ts";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";

const stateKeys: Readonly<Record<DutyState, WordKey>> = {
  serving: "serving",
  paused: "dutyPaused",
  elsewhere: "dutyElsewhere",
};

type DutyFiltersProps = Filters<DutyQuery> & { readonly known: OfficeDuty | null };

/** State, with the number of people in each, and a search; the unit by a click in the list. */
export const DutyFilters = ({ query, change, clear, isUnfit, known }: DutyFiltersProps) => {
  const words = useWords();
  const { after: _, ...chosen } = query;
  const countOf = (state: DutyState): string => (known ? ` ${formatCount(known.counts[state])}` : "");
  const states = DutyState.options.map((value) => ({ value, label: `${words[stateKeys[value]]}${countOf(value)}` }));
  return (
    <>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      <FilterBar isFiltered={Object.keys(chosen).length > 0} onClear={clear}>
        <FilterChoice
          label={words.dutyState}
          any={words.anyStatus}
          value={query.state}
          options={states}
          onChange={(state) => change({ state })}
        />
        <FilterSearch label={words.searchDuty} value={query.text} onSearch={(text) => change({ text })} />
        <ListUnit unit={query.unit} rows={known?.onDuty ?? []} onAll={() => change({ unit: null })} />
      </FilterBar>
    </>
  );
};
