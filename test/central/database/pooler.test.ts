import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { type Pooler, startPooler } from "../../support/centre/pooler.ts";
import { openTestDatabase, type TestDatabase } from "../../support/centre/test-database.ts";

let pooler: Pooler;
let database: TestDatabase;
let pooledUrl: string;
let sql: Sql;

beforeAll(async () => {
  database = await openTestDatabase(undefined);
  pooler = await startPooler(database.directUrl);
  const url = new URL(database.directUrl);
  url.port = String(pooler.port);
  pooledUrl = url.href;
  sql = connect(pooledUrl, { connections: 3, name: "counterstar-pooled" });
  await sql`create table pooled_numbers (n integer primary key)`;
});
afterAll(async () => {
  await sql.end();
  await pooler.stop();
  await database.close();
});

describe("behind PgBouncer, whose connections change hands after every transaction", () => {
  test("more statements than connections at once are all answered", async () => {
    const work = Array.from({ length: 40 }, async (_, n) => {
      if (n % 2 === 0) return sql`select ${n}::int as n`;
      return sql.begin(async (tx) => {
        const [[one], [two]] = await Promise.all([
          tx`select ${n}::int as n`,
          tx`select pg_sleep(0.005), ${n}::int as n`,
        ]);
        await tx`insert into pooled_numbers values (${n})`;
        return one?.["n"] === two?.["n"] ? [one] : [];
      });
    });
    const answers = await Promise.all(work);
    expect(answers.map(([row]) => row?.["n"])).toEqual(answers.map((_, n) => n));
    expect(await sql`select from pooled_numbers`).toHaveLength(20);
  });

  test("hundreds of statements at once are all answered", async () => {
    const many = connect(pooledUrl, { connections: 10 });
    const numbers = Array.from({ length: 400 }, (_, n) => n);
    const answers = await Promise.all(numbers.map((n) => many`select ${n}::int as n, pg_sleep(0.002)`));
    expect(answers.map(([row]) => row?.["n"])).toEqual(numbers);
    await many.end();
  });

  test("no statement stays prepared, as it does without a pooler", async () => {
    const prepared = async (queries: Sql) => (await queries`select from pg_prepared_statements where ${true}`).count;
    const direct = connect(database.directUrl, { connections: 1 });
    expect([await prepared(direct), await prepared(sql)]).toEqual([1, 0]);
    await direct.end();
  });

  test("PostgreSQL lists the connections under the centre's name", async () => {
    const asked = sql`select application_name as name from pg_stat_activity where pid = pg_backend_pid()`;
    expect([...(await asked)]).toEqual([{ name: "counterstar-pooled" }]);
  });

  test("the same statement works on every connection, and a failed one affects no other", async () => {
    for (let round = 0; round < 30; round += 1) {
      const both = await Promise.allSettled([
        sql`select 1 / (5 - n) as quotient from generate_series(1, 10) as n`,
        sql`select n from generate_series(1, 5) as n where n > ${round % 5}`,
      ]);
      expect(both).toMatchObject([
        { status: "rejected", reason: { code: "22012" } },
        { status: "fulfilled", value: { length: 5 - (round % 5) } },
      ]);
    }
  });
});
