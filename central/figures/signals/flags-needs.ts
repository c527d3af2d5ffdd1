import type { FlagState } from "../../../contract/office/figures/signals.ts";
import { readWithin } from "../../accounts/read-within.ts";
import { within } from "../../accounts/within-scope.ts";
import { fragment } from "../../database/statement.ts";
import { type Need, type NeedAsked, nothing, type Waiting } from "../../today/need.ts";

/** Flags of a scope in a state, and since when: the last step of 核实, or else the last day that was examined. */
const countFlagsIn = async ({ centre, scope }: NeedAsked, state: FlagState): Promise<Waiting> => {
  const [row] = await readWithin(
    centre.sql,
    scope,
    (tx) => tx<Waiting[]>`
      select count(*)::int as count, min(coalesce(
        (select to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from flag_events
          where (unit_code, window_number, signal) = (flags.unit_code, flags.window_number, flags.signal)
            and staff_number is not distinct from flags.staff_number
            and day between flags.first_day and flags.last_day and kind = ${state}),
        last_day)) as "oldestAt"
      from flags
      where state = ${state} and state not in ('confirmed', 'cleared')
        and ${within(scope, fragment`unit_code`, fragment`window_number`)}`,
  );
  return row ?? nothing;
};

const need = (kind: Need["kind"], state: FlagState, may: "answer-signals" | "decide-signals"): Need => ({
  ...{ kind, page: "signals", filters: { state }, may, isOfPlaces: true },
  count: (asked) => countFlagsIn(asked, state),
});

/** 核实: the office asks and decides, the unit answers. */
export const flagsNeeds: readonly Need[] = [
  need("signals-open", "open", "decide-signals"),
  need("signals-asked", "asked", "answer-signals"),
  need("signals-answered", "answered", "decide-signals"),
];
