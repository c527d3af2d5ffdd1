import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOfDatabase } from "../../../central/database/database-trouble.ts";
import { addressesIn } from "../../../central/database/pool.ts";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { freePort } from "../../../central/postgresql/embedded-database.ts";
import { until } from "../../electron/support/until.ts";
import { openEmptyDatabase, type TestDatabase } from "../../support/centre/test-database.ts";

let database: TestDatabase;
/** Ends the connections of `sql`. */
let other: Sql;
let sql: Sql;

beforeAll(async () => {
  database = await openEmptyDatabase();
  other = connect(database.directUrl, { connections: 1, name: "other" });
  sql = connect(database.directUrl, { connections: 1, name: "lost" });
});
afterAll(async () => {
  await Promise.all([sql.end(), other.end()]);
  await database.close();
});

const endConnections = () =>
  other`select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'lost'`;

const problemIn = (work: Promise<unknown>): Promise<unknown> => work.then(() => "done", problemOfDatabase);
const unavailable = { code: "service-unavailable" };

test("a connection lost while idle is replaced without an error", async () => {
  for (let round = 0; round < 3; round += 1) {
    await sql`select 1`;
    expect(await endConnections()).toHaveLength(1);
    await until("a new connection", async () => (await problemIn(sql`select 1`)) === "done");
  }
});

test("a statement whose connection ends has to be retried later", async () => {
  const asked = problemIn(sql`select pg_sleep(30)`);
  await until(
    "it runs",
    async () =>
      (await other`select from pg_stat_activity where application_name = 'lost' and query ~ '^select pg_sleep'`)
        .length > 0,
  );
  await endConnections();
  expect(await asked).toEqual(unavailable);
  expect([...(await sql`select 1 as one`)]).toEqual([{ one: 1 }]);
});

test("a tx whose connection ends between two statements has to be retried later", async () => {
  const work = sql.begin(async (tx) => {
    await tx`select 1`;
    await endConnections();
    await tx`select 1`;
  });
  expect(await problemIn(work)).toEqual(unavailable);
  expect([...(await sql`select 1 as one`)]).toEqual([{ one: 1 }]);
});

test("a statement planned for a table that has changed since has to be retried, once", async () => {
  await sql`create table changing (n integer)`;
  const read = () => sql`select * from changing where n > ${0}`;
  const readWithin = () => sql.begin((tx) => tx`select * from changing where n > ${0}`);
  for (const asked of [read, readWithin]) {
    await asked();
    await other`alter table changing add column ${other(`added_${asked.name}`)} text`;
    expect(await problemIn(asked())).toEqual(unavailable);
    expect(await problemIn(asked())).toBe("done");
  }
});

test("an error says when no server listens, or when the log-in is refused", async () => {
  const url = new URL(database.directUrl);
  url.port = String(await freePort());
  const nobody = connect(url.href, { connections: 1 });
  await expect(nobody`select 1`).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(await problemIn(nobody.begin((tx) => tx`select 1`))).toEqual(unavailable);
  await nobody.end();
  expect(await problemIn(nobody`select 1`)).toEqual(unavailable);
  url.port = new URL(database.directUrl).port;
  url.password = "wrong";
  const stranger = connect(url.href, { connections: 1 });
  await expect(stranger`select 1`).rejects.toMatchObject({ code: "28P01" });
  await stranger.end();
});

test("the next of several servers is tried", async () => {
  const { username, password, host, pathname } = new URL(database.directUrl);
  const none = `127.0.0.1:${await freePort()}`;
  const several = connect(`postgres://${username}:${password}@${none},${host}${pathname}`, { connections: 3 });
  const answers = await Promise.all([1, 2, 3].map((n) => several`select ${n}::int as n`));
  expect(answers.map(([row]) => row?.["n"])).toEqual([1, 2, 3]);
  await several.end();
  expect(addressesIn("postgres://u:p,q@one:5432,two/x?a=b,c")).toEqual([
    "postgres://u:p,q@one:5432/x?a=b,c",
    "postgres://u:p,q@two/x?a=b,c",
  ]);
  expect(addressesIn("postgres:///x?host=/run/postgresql")).toEqual(["postgres:///x?host=/run/postgresql"]);
});

test("closing waits for running statements, but not without limit", async () => {
  const short = connect(database.directUrl, { connections: 2 });
  const answer = short`select pg_sleep(0.2), 1 as one`;
  await short`select 1`;
  await Promise.all([short.end(), short.end()]);
  expect((await answer)[0]?.["one"]).toBe(1);
  const long = connect(database.directUrl, { connections: 2 });
  const asked = problemIn(long`select pg_sleep(300)`);
  await long`select 1`;
  await long.end();
  expect(await asked).toEqual(unavailable);
});
