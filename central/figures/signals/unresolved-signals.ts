import type { WindowKey } from "../../../contract/office/devices/enrolment-codes.ts";
import type { Days } from "../../../contract/office/figures/periods.ts";
import type { Queries } from "../../database/sql.ts";

/** The windows with a flag that is neither cleared nor confirmed about any of these days, each once. */
export const unresolvedSignals = (tx: Queries, { from, to }: Days): Promise<WindowKey[]> =>
  tx<WindowKey[]>`
    select distinct unit_code as "unitCode", window_number as "windowNumber" from flags
    where state not in ('confirmed', 'cleared') and first_day <= ${to} and last_day >= ${from}
    order by 1, 2`;
