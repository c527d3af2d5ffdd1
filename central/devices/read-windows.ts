import {
  type OfficeWindows,
  type UnitsInUse,
  type UnitsInUseQuery,
  unitsAtOnce,
  type WindowsInUseQuery,
  windowsAtOnce,
} from "../../contract/office/devices/windows.ts";
import { containsText } from "../database/contains-text.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";

const searched = [fragment`units.name ->> 'zh'`, fragment`units.name ->> 'en'`, fragment`units.code`];

const hasWindow = fragment`
  exists (select from windows where windows.unit_code = units.code and windows.retired_at is null)`;

/** The first units in use, by code, and how many there are: those with a window, or where `condition` holds. */
export const readUnits = async (
  sql: Queries,
  { text }: UnitsInUseQuery,
  condition: Fragment = hasWindow,
): Promise<UnitsInUse> => {
  const found = await sql<(UnitsInUse["units"][number] & { count: number })[]>`
    select code as "unitCode", name as "unitName", (count(*) over ())::int as count
    from units
    where retired_at is null and (${text === undefined ? fragment`true` : containsText(text, searched)})
      and ${condition}
    order by code limit ${unitsAtOnce}`;
  return { units: found.map(({ count: _, ...unit }) => unit), count: found[0]?.count ?? 0 };
};

/** The first windows in use, by unit: those of a unit, or those without a device. */
export const readWindows = async (sql: Queries, { unit, free }: WindowsInUseQuery): Promise<OfficeWindows> => ({
  units: await sql<OfficeWindows["units"]>`
    with listed as (
      select windows.unit_code, units.name as unit_name, windows.number, windows.name, coalesce(used.devices, 0) as devices
      from windows join units on units.code = windows.unit_code
      left join lateral (
        select count(*)::int as devices from devices
        where (devices.unit_code, devices.window_number) = (windows.unit_code, windows.number) and revoked_at is null
      ) as used on true
      where windows.retired_at is null and units.retired_at is null
        and ${unit === undefined ? fragment`true` : fragment`windows.unit_code = ${unit}`}
        and ${free === undefined ? fragment`true` : fragment`used.devices = 0`}
      order by windows.unit_code, length(windows.number), windows.number limit ${windowsAtOnce})
    select unit_code as "unitCode", unit_name as "unitName",
      jsonb_agg(
        jsonb_build_object('number', number, 'name', name, 'devices', devices) order by length(number), number) as windows
    from listed group by unit_code, unit_name order by unit_code`,
});
