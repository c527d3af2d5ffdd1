import { expect, test } from "vitest";
import { connect } from "../../../central/database/sql.ts";
import { startBoss } from "../../../central/jobs/boss.ts";
import { openEmptyDatabase, withEmptyDatabase } from "../../support/centre/test-database.ts";

const silent = { warn: () => undefined };

test("two centres that start at once make one schema", async () => {
  await withEmptyDatabase(async (sql) => {
    const bosses = await Promise.all([startBoss(sql, silent), startBoss(sql, silent)]);
    const schemas = await sql`select from pg_namespace where nspname = 'counterstar_jobs'`;
    expect(schemas.length).toBe(1);
    for (const boss of bosses) await boss.stop();
  });
});

test("a user who may not make the schema is told apart by PostgreSQL's code", async () => {
  // A pooler would not know the user.
  const { directUrl, close } = await openEmptyDatabase();
  const sql = connect(directUrl, { connections: 1 });
  await sql`create role without_rights login password 'a password'`;
  const limited = new URL(directUrl);
  limited.username = "without_rights";
  limited.password = "a password";
  const other = connect(limited.href, { connections: 1 });
  await expect(startBoss(other, silent)).rejects.toMatchObject({ code: "42501" });
  await other.end();
  await sql`drop role without_rights`;
  await sql.end();
  await close();
});
