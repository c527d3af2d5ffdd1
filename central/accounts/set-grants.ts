import { type Grant, unitOf, windowOf } from "../../contract/office/accounts/roles.ts";
import type { Tx } from "../database/sql.ts";

/** The grants of an account. */
export const grantsOf = async (tx: Tx, id: string): Promise<readonly Grant[]> => {
  const rows = await tx<{ grant: Grant }[]>`
    select jsonb_strip_nulls(
      jsonb_build_object('role', role, 'unitCode', unit_code, 'windowNumber', window_number)) as grant
    from account_grants where account = ${id}`;
  return rows.map(({ grant }) => grant);
};

/** Gives an account these grants alone. Where it loses one, the files that it asked for before are withdrawn. */
export const setGrants = async (tx: Tx, id: string, grants: readonly Grant[]): Promise<void> => {
  const rows = grants.map((grant) => ({ role: grant.role, unit_code: unitOf(grant), window_number: windowOf(grant) }));
  await tx`
    with given as (
      select distinct role, unit_code, window_number
      from jsonb_to_recordset(${tx.json(rows)}) as given (role text, unit_code text, window_number text)),
    added as (
      insert into account_grants (account, role, unit_code, window_number)
      select ${id}::uuid, role, unit_code, window_number from given on conflict do nothing),
    lost as (
      delete from account_grants as held
      where account = ${id} and not exists (
        select from given
        where (given.role, given.unit_code, given.window_number)
          is not distinct from (held.role, held.unit_code, held.window_number))
      returning account)
    update accounts set narrowed_at = clock_timestamp() where id = ${id} and exists (select from lost)`;
};
