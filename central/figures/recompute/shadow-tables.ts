import type { Sql, Tx } from "../../database/sql.ts";
/**
 * Runs `work` in a `tx` of one moment in which these tables are empty: temporary ones hide those of the centre, which
 * are still there as `public.<name>`. PostgreSQL itself refuses every other change. Nothing of it remains. `prepare` may
 * create views over these tables.
 */
export const withShadows = <Done>(
  sql: Sql,
  tables: readonly string[],
  work: (tx: Tx) => Promise<Done>,
  prepare: (tx: Tx) => Promise<unknown> = async () => undefined,
): Promise<Done> =>
  sql.begin(async (tx) => {
    await tx`set transaction isolation level repeatable read`;
    for (const name of tables) {
      await tx`create temp table ${tx(name)} (like public.${tx(name)} including all) on commit drop`;
    }
    // A plan that this connection has for the centre's own tables is for another path, and not used.
    await tx`set local search_path = pg_temp, public`;
    await prepare(tx);
    await tx`set transaction read only`;
    return work(tx);
  });
