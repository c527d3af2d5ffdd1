import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { Sql, Tx } from "../database/sql.ts";

/**
 * Reads as PostgreSQL's role counterstar_reader within a scope, of one moment: rows outside the scope do not exist for
 * `work`, also where a query forgets its own condition.
 */
export const readWithin = <Done>(sql: Sql, scope: Scope, work: (tx: Tx) => Promise<Done>): Promise<Done> =>
  sql.begin("isolation level repeatable read read only", async (tx) => {
    const [units, windows] = scope.isAll ? [[], []] : [scope.units, scope.windows];
    await tx`
      select set_config('counterstar.scope', ${scope.isAll ? "all" : "some"}, true),
        set_config('counterstar.units', ${units}::text[]::text, true),
        set_config('counterstar.windows', array(
          select jsonb_build_array("unitCode", "windowNumber")::text
          from jsonb_to_recordset(${tx.json(windows)}) as place ("unitCode" text, "windowNumber" text))::text, true)`;
    await tx`set local role counterstar_reader`;
    return work(tx);
  });
