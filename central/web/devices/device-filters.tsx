import { DeviceState, type DevicesQuery, type OfficeDevices } from "../../../contract/office/devices/devices.ts";
import { formatCount } from "../format/text.ts";
import { FilterBar, FilterChoice, FilterSearch } from "../page/filter-bar.tsx";
import { ListUnit } from "../page/list-unit.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import type { Filters } from "../page/use-filters.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { statusKeys } from "./device-state.tsx";

const stateWord = (words: Words, state: DeviceState): string =>
  state === "alarmed" ? words.deviceAlarmed : words[statusKeys[state]];

type DeviceFiltersProps = Filters<DevicesQuery> & { readonly known: OfficeDevices | null };

/** State, with the number of devices in each, and a search; the unit by a click in the list. */
export const DeviceFilters = ({ query, change, clear, isUnfit, known }: DeviceFiltersProps) => {
  const words = useWords();
  const { after: _, ...chosen } = query;
  const countOf = (state: DeviceState): string => (known ? ` ${formatCount(known.counts[state])}` : "");
  const states = DeviceState.options.map((value) => ({ value, label: `${stateWord(words, value)}${countOf(value)}` }));
  return (
    <>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      <FilterBar isFiltered={Object.keys(chosen).length > 0} onClear={clear}>
        <FilterChoice
          label={words.status}
          any={words.anyStatus}
          value={query.state}
          options={states}
          onChange={(state) => change({ state })}
        />
        <FilterSearch label={words.searchDevices} value={query.text} onSearch={(text) => change({ text })} />
        <ListUnit unit={query.unit} rows={known?.devices ?? []} onAll={() => change({ unit: null })} />
      </FilterBar>
      {known && <StateCounts known={known} onState={(state) => change({ state })} />}
    </>
  );
};

type StateCountsProps = { readonly known: OfficeDevices; readonly onState: (state: DeviceState) => void };

/** How many devices are in each state: those that need a person first. */
const StateCounts = ({ known: { counts }, onState }: StateCountsProps) => {
  const words = useWords();
  const shown = (["alarmed", "lost", "quiet", "live", "never", "revoked"] as const).filter(
    (state) => counts[state] > 0,
  );
  return (
    <ul className="state-counts">
      {shown.map((state) => (
        <li key={state}>
          <button type="button" onClick={() => onState(state)}>
            <i className={`level-dot status-${state}`} aria-hidden="true" />
            {stateWord(words, state)} <strong className="figures">{formatCount(counts[state])}</strong>
          </button>
        </li>
      ))}
    </ul>
  );
};
