import type { Scope } from "../../../contract/office/accounts/permissions.ts";
import { scopeOf } from "../../../contract/office/accounts/permissions.ts";
import type { Grant } from "../../../contract/office/accounts/roles.ts";
import {
  type FlagEventRow,
  type FlagRow,
  type FlagState,
  type FlagsQuery,
  flagsAtOnce,
  type OfficeFlag,
  type OfficeFlags,
} from "../../../contract/office/figures/signals.ts";
import { within } from "../../accounts/within-scope.ts";
import type { Queries, Tx } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { type Names, readNamesOf } from "../../roster/names.ts";
import type { Flag } from "./flag.ts";

interface StoredFlag extends Omit<Flag, "ratings">, Pick<FlagRow, "id" | "state"> {
  readonly ratings: number;
  readonly hasTooFew: boolean;
}

const columns = fragment`
  id, signal, comparison, unit_code as "unitCode", window_number as "windowNumber", staff_number as "staffNumber",
  first_day as from, last_day as to, measured, bound, ratings, has_too_few as "hasTooFew", state`;

/** By unit, window and first day: numbers before letters, window 10 after window 9. */
const place = fragment`
  unit_code, window_number !~ '^[0-9]', length(window_number), window_number, first_day, signal, id`;

const isWithin = (scope: Scope) => within(scope, fragment`unit_code`, fragment`window_number`);

const rowOf = ({ staffNumber, ratings, measured, bound, hasTooFew, ...row }: StoredFlag, names: Names): FlagRow => ({
  ...row,
  unitName: names.unit(row.unitCode),
  staff: staffNumber === null ? null : { staffNumber, staffName: names.staff(row.unitCode, staffNumber) },
  numbers: hasTooFew ? null : { measured, bound, ratings },
});

const namesOf = (tx: Queries, flags: readonly StoredFlag[]): Promise<Names> =>
  readNamesOf(
    tx,
    flags.map(({ unitCode }) => unitCode),
    flags.flatMap(({ unitCode, staffNumber }) => (staffNumber === null ? [] : [{ unitCode, staffNumber }])),
  );

/** Flags of a scope, a page at a time. */
export const readFlags = async (tx: Tx, scope: Scope, query: FlagsQuery): Promise<OfficeFlags> => {
  const { from = null, to = null, unit = null, signal = null, state = null, after = null } = query;
  const found = await tx<StoredFlag[]>`
    select ${columns} from flags
    where ${isWithin(scope)}
      and (${from}::text is null or last_day >= ${from}) and (${to}::text is null or first_day <= ${to})
      and (${unit}::text is null or unit_code = ${unit}) and (${signal}::text is null or signal = ${signal})
      and (${state}::text is null or state = ${state})
      and (${after}::uuid is null or (${place}) > (select ${place} from flags where id = ${after}))
    order by ${place} limit ${flagsAtOnce + 1}`;
  const shown = found.slice(0, flagsAtOnce);
  const names = await namesOf(tx, shown);
  const next = found.length > flagsAtOnce ? (shown.at(-1)?.id ?? null) : null;
  return { flags: shown.map((flag) => rowOf(flag, names)), next };
};

/** The states of flags in which the next step is that of a person with these grants. */
export const statesWaitingFor = (grants: readonly Grant[]): readonly FlagState[] => {
  if (scopeOf(grants, "decide-signals")) return ["open", "answered"];
  return scopeOf(grants, "answer-signals") ? ["asked"] : [];
};

/** How many flags of a scope are in one of these states. */
export const countFlags = async (tx: Tx, scope: Scope, states: readonly FlagState[]): Promise<number> => {
  const [row] = await tx<{ count: number }[]>`
    select count(*) as count from flags where ${isWithin(scope)} and state = any (${states}::text[])`;
  return row?.count ?? 0;
};

/** A flag of a scope with its events; undefined where it has none of this id. */
export const readFlag = async (tx: Tx, scope: Scope, id: string): Promise<OfficeFlag | undefined> => {
  const [flag] = await tx<StoredFlag[]>`select ${columns} from flags where id = ${id} and ${isWithin(scope)}`;
  if (!flag) return undefined;
  const events = await tx<(Omit<FlagEventRow, "at"> & { readonly at: Date })[]>`
    select kind, reason, at, made_by as by from flag_events
    where (unit_code, window_number, signal) = (${flag.unitCode}, ${flag.windowNumber}, ${flag.signal})
      and staff_number is not distinct from ${flag.staffNumber} and day between ${flag.from} and ${flag.to}
    order by id`;
  const names = await namesOf(tx, [flag]);
  return { flag: rowOf(flag, names), events: events.map((event) => ({ ...event, at: event.at.toISOString() })) };
};
