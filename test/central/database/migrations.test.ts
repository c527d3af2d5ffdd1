import { beforeAll, describe, expect, test } from "vitest";
import { migrate } from "../../../central/database/migrate.ts";
import { type Migration, readMigrations } from "../../../central/database/migrations.ts";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { fragment } from "../../../central/database/statement.ts";
import { withEmptyDatabase } from "../../support/centre/test-database.ts";

let steps: readonly Migration[];

beforeAll(async () => {
  steps = await readMigrations();
});

const appliedIn = async (sql: Sql) => {
  const rows = await sql<{ number: number }[]>`select number from schema_migrations order by number`;
  return rows.map(({ number }) => number);
};

const tablesIn = async (sql: Sql) => {
  const rows = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by name`;
  return rows.map(({ name }) => name);
};

describe("the migrations", () => {
  test("are numbered in tens, each once", () => {
    const numbers = steps.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
    expect(numbers.filter((number) => number % 10 !== 0)).toEqual([]);
  });
  test("give the same schema one by one as all at once, and change nothing when run again", async () => {
    await withEmptyDatabase(async (sql) => {
      for (const [index, { number }] of steps.entries()) {
        expect(await migrate(sql, steps.slice(0, index + 1))).toEqual({ ok: true, value: number });
      }
      expect(await migrate(sql, steps)).toEqual({ ok: true, value: steps.at(-1)?.number });
      expect(await appliedIn(sql)).toEqual(steps.map(({ number }) => number));
      const oneByOne = await tablesIn(sql);
      await withEmptyDatabase(async (other) => {
        await migrate(other, steps);
        expect(await tablesIn(other)).toEqual(oneByOne);
      });
    });
  });
  test("run once where several servers start at the same moment", async () => {
    await withEmptyDatabase(async (sql, url) => {
      const others = [connect(url, { connections: 2 }), connect(url, { connections: 2 })];
      const results = await Promise.all([sql, ...others].map((each) => migrate(each, steps)));
      await Promise.all(others.map((other) => other.end()));
      expect(results.every(({ ok }) => ok)).toBe(true);
      expect(await appliedIn(sql)).toEqual(steps.map(({ number }) => number));
    });
  });
  test("leave nothing of a step that fails", async () => {
    await withEmptyDatabase(async (sql) => {
      const broken = { number: 10, name: "broken", sql: fragment`create table half (id int); select 1 / 0` };
      await expect(migrate(sql, [broken])).rejects.toThrow("division by zero");
      expect(await tablesIn(sql)).toEqual(["schema_migrations"]);
      expect(await appliedIn(sql)).toEqual([]);
    });
  });

  test("refuse a database that a newer version has written", async () => {
    await withEmptyDatabase(async (sql) => {
      await migrate(sql, steps);
      await sql`insert into schema_migrations (number, name) values (990, 'from the future')`;
      const known = steps.at(-1)?.number;
      const problem = { code: "database-newer", facts: { found: 990, known } };
      expect(await migrate(sql, steps)).toEqual({ ok: false, problem });
    });
  });
});
