import { useSearchParams } from "react-router";
import { FlagsQuery } from "../../../contract/office/figures/signals.ts";
import { type Filters, useFilters } from "../page/use-filters.ts";

/** The filters of 核实, and the one flag that is open; they stand in the address, so that each view is a link. */
export interface FlagsView extends Filters<FlagsQuery> {
  /** The id of the open flag; null for the list. */
  readonly flag: string | null;
}

/** Of the list with these filters, or of one flag of it. */
export const flagsAddress = (query: FlagsQuery, flag: string | null = null): string =>
  `/signals?${new URLSearchParams({ ...(query as Readonly<Record<string, string>>), ...(flag !== null && { flag }) })}`;

/** The view in the address, and the functions that change its filters. */
export const useFlagsView = (): FlagsView => {
  const [search] = useSearchParams();
  const filters = useFilters({ schema: FlagsQuery, names: ["from", "to", "unit", "signal", "state", "after"] });
  return { ...filters, flag: search.get("flag") };
};
