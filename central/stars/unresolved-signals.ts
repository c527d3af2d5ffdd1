import type { WindowKey } from "../../contract/office/devices/enrolment-codes.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import type { Queries } from "../database/sql.ts";

/** The windows with an unresolved signal of these days. Their stars wait: 待核查. */
export type UnresolvedSignals = (sql: Queries, days: Days) => Promise<readonly WindowKey[]>;
