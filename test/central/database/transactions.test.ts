import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readPages } from "../../../central/database/read-pages.ts";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { fragment, type Value } from "../../../central/database/statement.ts";
import { openEmptyDatabase, type TestDatabase } from "../../support/centre/test-database.ts";

let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await openEmptyDatabase();
  sql = connect(database.directUrl, { connections: 1 });
  await sql`create table numbers (n integer primary key, words text)`;
});
afterAll(async () => {
  await sql.end();
  await database.close();
});
beforeEach(async () => {
  await sql`delete from numbers`;
});

const stored = async () => (await sql<{ n: number }[]>`select n from numbers order by n`).map(({ n }) => n);

describe("a statement", () => {
  test("takes any text as a value, never as SQL", async () => {
    const words = `x'); drop table numbers; -- "$1`;
    await sql`insert into numbers values (1, ${words})`;
    expect([...(await sql`select words from numbers where words = ${words}`)]).toEqual([{ words }]);
  });
  test("quotes the names of tables and columns", async () => {
    const name = 'we"ird; select 1';
    await sql`create table ${sql(name)} (${sql("a b")} integer)`;
    await sql`insert into ${sql(name)} values (3)`;
    expect([...(await sql`select * from ${sql(name)}`)]).toEqual([{ "a b": 3 }]);
  });
  test("may contain other statements, each with its own values", async () => {
    await sql`insert into numbers select generate_series(1, 9)`;
    const below = (n: number) => fragment`n < ${n}`;
    const between = fragment`${below(8)} and not (${below(3)})`;
    const rows = await sql`select n from numbers where ${between} and n <> ${5} order by n`;
    expect(rows.map(({ n }) => n)).toEqual([3, 4, 6, 7]);
  });
  test.each([
    ["undefined", undefined],
    ["undefined in a list", [1, undefined]],
    ["an object", { a: 1 }],
    ["an invalid date", new Date(Number.NaN)],
  ])("refuses %s as a value", async (_name, value) => {
    await expect(sql`insert into numbers values (1, ${value as Value})`).rejects.toThrow(/no value of|Invalid time/);
    expect(() => sql.json(undefined)).toThrow("no JSON");
    expect(await stored()).toEqual([]);
  });
});

describe("a tx", () => {
  test("is rolled back where its callback throws", async () => {
    const work = sql.begin(async (tx) => {
      await tx`insert into numbers values (1)`;
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await stored()).toEqual([]);
  });
  test("is rolled back, with an error, where the failure of a statement was ignored", async () => {
    const work = sql.begin(async (tx) => {
      await tx`insert into numbers values (1)`;
      await tx`select 1 / 0`.catch(() => undefined);
    });
    await expect(work).rejects.toThrow("undone");
    expect(await stored()).toEqual([]);
  });
  test("refuses statements after its end, because they would be stored outside it", async () => {
    let escaped: Promise<unknown> = Promise.resolve();
    await sql.begin((tx) => {
      escaped = Promise.resolve().then(async () => {
        await new Promise(setImmediate);
        await tx`insert into numbers values (1)`;
      });
      escaped.catch(() => undefined);
    });
    await expect(escaped).rejects.toThrow("the transaction is over");
    expect(await stored()).toEqual([]);
  });
  test("runs simultaneous statements one after the other", async () => {
    const answers = await sql.begin((tx) =>
      Promise.all(
        [3, 1, 2].map((n) => tx`insert into numbers values (${n}) returning (select count(*) from numbers) as before`),
      ),
    );
    expect(answers.map(([row]) => row?.["before"])).toEqual([0, 1, 2]);
  });
  test("rolls back one of its savepoints, with those inside it, and goes on", async () => {
    await sql.begin(async (tx) => {
      await tx`insert into numbers values (1)`;
      await tx.savepoint(async (inner) => void (await inner`insert into numbers values (2)`));
      const undone = tx.savepoint(async (outer) => {
        await outer`insert into numbers values (3)`;
        await outer.savepoint(async (inner) => void (await inner`insert into numbers values (4)`));
        await outer`insert into numbers values (1)`;
      });
      await expect(undone).rejects.toMatchObject({ code: "23505", constraint: "numbers_pkey" });
      await tx`insert into numbers values (5)`;
    });
    expect(await stored()).toEqual([1, 2, 5]);
  });
  test("waits for a lock no longer than the kiosk waits for an answer; so does a single writing statement", async () => {
    const asked = fragment`select current_setting('lock_timeout') as timeout`;
    expect([...(await sql.begin((tx) => tx`${asked}`))]).toEqual([{ timeout: "15s" }]);
    const mode = "isolation level repeatable read read only";
    expect([...(await sql.begin(mode, (tx) => tx`${asked}`))]).toEqual([{ timeout: "15s" }]);
    const written = await sql`insert into numbers values (1) returning current_setting('lock_timeout') as timeout`;
    expect([...written]).toEqual([{ timeout: "15s" }]);
  });
  test("with a snapshot is planned for its own values, however often its text was used before", async () => {
    const asked = fragment`select current_setting('plan_cache_mode') as mode`;
    expect([...(await sql.begin("isolation level repeatable read read only", (tx) => tx`${asked}`))]).toEqual([
      { mode: "force_custom_plan" },
    ]);
    expect([...(await sql.begin((tx) => tx`${asked}`))]).toEqual([{ mode: "auto" }]);
  });
  test("that is planned once goes by keys, with the same plan each time, and leaves no setting behind", async () => {
    const asked = fragment`
      select current_setting('plan_cache_mode') as mode, current_setting('enable_seqscan') as "readsWhole"`;
    expect([...(await sql.begin("planned once", (tx) => tx`${asked}`))]).toEqual([
      { mode: "force_generic_plan", readsWhole: "off" },
    ]);
    expect([...(await sql.begin((tx) => tx`${asked}`))]).toEqual([{ mode: "auto", readsWhole: "on" }]);
  });
  test("with a snapshot changes nothing", async () => {
    const work = sql.begin("isolation level repeatable read read only", (tx) => {
      return tx`insert into numbers values (1)`;
    });
    await expect(work).rejects.toMatchObject({ code: "25006" });
  });
});

test.each([
  [0, []],
  [3, [3]],
  [4, [4]],
  [9, [4, 4, 1]],
])("%i rows come in pages of four", async (count, sizes) => {
  await sql`insert into numbers select generate_series(1, ${count}::int)`;
  await sql.begin(async (tx) => {
    for (const order of [fragment`n`, fragment`n desc`]) {
      const pages: number[][] = [];
      const select = fragment`select n from numbers where n > ${0} order by ${order}`;
      for await (const page of readPages<{ n: number }>(tx, select, 4)) pages.push(page.map(({ n }) => n));
      expect(pages.map(({ length }) => length)).toEqual(sizes);
      expect(pages.flat().toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: count }, (_, at) => at + 1),
      );
    }
  });
});
