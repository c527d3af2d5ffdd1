import type { Queries } from "../database/sql.ts";
import { devicePolicies } from "./due-policies.ts";

export interface Adoption {
  readonly devices: number;
  readonly confirmed: number;
}

export const nowhere: Adoption = { devices: 0, confirmed: 0 };

/** By version: the devices that should have it now, and those of them that report it. */
export const countDue = async (sql: Queries, at: Date): Promise<ReadonlyMap<number, Adoption>> => {
  const rows = await sql<(Adoption & { version: number })[]>`
    with ${devicePolicies(at)}
    select due as version, count(*)::int as devices, (count(*) filter (where has_due))::int as confirmed
    from device_policies where due is not null group by due`;
  return new Map(rows.map((row) => [row.version, row]));
};
