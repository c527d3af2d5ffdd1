import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { placesAtOnce, type Units, type Windows } from "../../contract/office/roster/places.ts";
import { within } from "../accounts/within-scope.ts";
import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { inOrder, isAfter, type LineKey } from "../figures/read-published.ts";

/** A scope with the whole units of its windows. */
const withUnitsOfWindows = (scope: Scope): Scope =>
  scope.isAll
    ? scope
    : { isAll: false, units: [...scope.units, ...scope.windows.map(({ unitCode }) => unitCode)], windows: [] };

/** The units of a scope, by code; of a window its unit. */
export const readUnits = async (tx: Tx, after: string | null, scope: Scope): Promise<Units> => {
  const found = await tx<Units["units"]>`
    select code as "unitCode", name as "unitName", parent_code as "parentCode", retired_at is not null as "isRetired"
    from units
    where (${after}::text is null or code > ${after})
      and ${within(withUnitsOfWindows(scope), fragment`code`, fragment`null::text`)}
    order by code limit ${placesAtOnce + 1}`;
  const units = found.slice(0, placesAtOnce);
  return { units, next: found.length > placesAtOnce ? (units.at(-1)?.unitCode ?? null) : null };
};

interface WindowsAsked {
  readonly unit: string | null;
  readonly after: LineKey | null;
}

/** The windows of a scope, in the order of the figures. */
export const readWindows = async (tx: Tx, { unit, after }: WindowsAsked, scope: Scope): Promise<Windows> => {
  const found = await tx<Windows["windows"]>`
    select unit_code as "unitCode", key as "windowNumber", name as "windowName", retired_at is not null as "isRetired"
    from (select unit_code, number as key, name, retired_at from windows) as listed
    where (${unit}::text is null or unit_code = ${unit}) and ${isAfter(after)}
      and ${within(scope, fragment`unit_code`, fragment`key`)}
    order by ${inOrder} limit ${placesAtOnce + 1}`;
  const windows = found.slice(0, placesAtOnce);
  const last = found.length > placesAtOnce ? windows.at(-1) : undefined;
  return { windows, next: last ? JSON.stringify([last.unitCode, last.windowNumber]) : null };
};
