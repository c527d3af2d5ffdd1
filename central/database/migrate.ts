import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Migration } from "./migrations.ts";
import type { Sql, Tx } from "./sql.ts";

/** An arbitrary number, the same in every server that shares a database. */
const lockOfMigrations = 760_001;

const prepare = async (tx: Tx): Promise<number> => {
  await tx`select pg_advisory_xact_lock(${lockOfMigrations})`;
  await tx`
    create table if not exists schema_migrations (
      number integer primary key, name text not null, applied_at timestamptz not null default now()
    )`;
  const [row] = await tx<{ found: number }[]>`select coalesce(max(number), 0) as found from schema_migrations`;
  return row?.found ?? 0;
};

const step = async (sql: Sql, migration: Migration): Promise<void> => {
  await sql.begin(async (tx) => {
    if ((await prepare(tx)) >= migration.number) return;
    await tx`${migration.sql}`;
    await tx`insert into schema_migrations (number, name) values (${migration.number}, ${migration.name})`;
  });
};

/**
 * Migrates the schema to the last of `steps`, each in a `tx` of its own; several servers may start at once. Errors:
 * `database-newer` where a later version of this program has migrated it.
 */
export const migrate = async (sql: Sql, steps: readonly Migration[]): Promise<Result<number>> => {
  const known = steps.at(-1)?.number ?? 0;
  const found = await sql.begin(prepare);
  if (found > known) return failure(problem("database-newer", { found, known }));
  for (const migration of steps) await step(sql, migration);
  return success(known);
};
