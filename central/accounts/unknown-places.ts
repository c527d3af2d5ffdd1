import { type Grant, unitOf, windowOf } from "../../contract/office/accounts/roles.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import type { Queries } from "../database/sql.ts";

/** Refuses grants for a unit or window that the roster does not have, and names the first one: account-place-unknown. */
export const refuseUnknownPlaces = async (sql: Queries, grants: readonly Grant[]): Promise<Problem | undefined> => {
  const places = grants.flatMap((grant) => {
    const unit = unitOf(grant);
    return unit === null ? [] : [{ unit, window: windowOf(grant) }];
  });
  const [missing] = await sql<{ place: string }[]>`
    select concat_ws(' / ', unit, "window") as place
    from jsonb_to_recordset(${sql.json(places)}) as given (unit text, "window" text)
    where not exists (select from units where code = unit)
      or "window" is not null and not exists (select from windows where (unit_code, number) = (unit, "window"))
    limit 1`;
  return missing && problem("account-place-unknown", missing);
};
