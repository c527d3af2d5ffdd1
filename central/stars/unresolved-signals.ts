import type { WindowKey } from "../../contract/office/devices/enrolment-codes.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import type { Queries } from "../database/sql.ts";

/** The windows with a signal of these days that nobody has resolved. Their stars wait: 待核查. */
export type UnresolvedSignals = (sql: Queries, days: Days) => Promise<readonly WindowKey[]>;
