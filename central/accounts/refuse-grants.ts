import { type Grant, refusedPair, unitOf, windowOf } from "../../contract/office/accounts/roles.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import type { Queries } from "../database/sql.ts";
import { readLines } from "./within-scope.ts";

/** The first unit or window that the roster does not have. */
const refuseUnknownPlaces = async (sql: Queries, grants: readonly Grant[]): Promise<Problem | undefined> => {
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

/**
 * Refuses grants that one person or program may not hold together, and grants for places that the roster does not have:
 * roles-judge-themselves, account-place-unknown.
 */
export const refuseGrants = async (sql: Queries, grants: readonly Grant[]): Promise<Problem | undefined> => {
  const units = grants.flatMap((grant) => unitOf(grant) ?? []);
  const pair = refusedPair(grants, await readLines(sql, units));
  if (pair) return problem("roles-judge-themselves", { one: pair[0].role, other: pair[1].role });
  return refuseUnknownPlaces(sql, grants);
};
