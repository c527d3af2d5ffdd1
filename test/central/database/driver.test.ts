import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { openEmptyDatabase, type TestDatabase } from "../../support/centre/test-database.ts";

let database: TestDatabase;
/** One connection only, so that a later statement meets any state that an earlier one left. */
let sql: Sql;

beforeAll(async () => {
  database = await openEmptyDatabase();
  sql = connect(database.directUrl, { connections: 1 });
});
afterAll(async () => {
  await sql.end();
  await database.close();
});

test("a select that fails in mid-stream leaves no state for the next statement on its connection", async () => {
  const [before] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  for (let round = 0; round < 3; round += 1) {
    await expect(sql`select 1 / (5 - n) as quotient from generate_series(1, 10) as n`).rejects.toMatchObject({
      code: "22012",
    });
    const rows = await sql<{ n: number }[]>`select n from generate_series(1, 5) as n`;
    expect([...rows]).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }]);
  }
  expect([...(await sql`select pg_backend_pid() as pid`)]).toEqual([before]);
});

/** Every type of a column, function or aggregate that the centre reads, and arrays of them. */
test("values are converted to JavaScript's own types", async () => {
  const [row] = await sql`
    select 9007199254740991::bigint as int8, 7::smallint as int2, -3::integer as int4, 1.5::float8 as float8,
      12.340::numeric as numeric, true as bool, 'é窗'::text as text, 'v'::varchar as varchar, 'n'::name as name,
      '11111111-1111-4111-8111-111111111111'::uuid as uuid, '\\x00ff10'::bytea as bytea,
      '{"a": [1, null, "x"], "b": {"c": 1.5}}'::jsonb as jsonb, '[]'::json as json, 'null'::jsonb as json_null,
      '2026-03-01 08:00:00.123+08'::timestamptz as timestamptz, '2026-03-01'::date as date,
      '2026-03-01 08:00:00'::timestamp as timestamp,
      null::bigint as nothing, count(*) as count, array[1, 2]::int[] as int4s, array[3]::bigint[] as int8s,
      array['a,b', '"q"', null, '', 'NULL', '\\']::text[] as texts, '{}'::text[] as empty, array[[1, 2], [3, 4]] as nested,
      array[true, false] as bools, array['{"a": 1}', '[2]']::jsonb[] as jsons, '\\x'::bytea as no_bytes,
      array['\\x0f'::bytea] as byteas, array['2026-03-01 00:00:00+00'::timestamptz] as moments,
      array['11111111-1111-4111-8111-111111111111'::uuid] as uuids, interval '90 seconds' as interval
    from generate_series(1, 3)`;
  expect(row).toEqual({
    int8: 9_007_199_254_740_991,
    int2: 7,
    int4: -3,
    float8: 1.5,
    numeric: "12.340",
    bool: true,
    text: "é窗",
    varchar: "v",
    name: "n",
    uuid: "11111111-1111-4111-8111-111111111111",
    bytea: Buffer.from([0, 255, 16]),
    jsonb: { a: [1, null, "x"], b: { c: 1.5 } },
    json: [],
    json_null: null,
    timestamptz: new Date("2026-03-01T00:00:00.123Z"),
    date: new Date("2026-03-01T00:00:00Z"),
    timestamp: new Date("2026-03-01 08:00:00"),
    nothing: null,
    count: 3,
    int4s: [1, 2],
    int8s: [3],
    texts: ["a,b", '"q"', null, "", "NULL", "\\"],
    empty: [],
    nested: [
      [1, 2],
      [3, 4],
    ],
    bools: [true, false],
    jsons: [{ a: 1 }, [2]],
    no_bytes: Buffer.alloc(0),
    byteas: [Buffer.from([15])],
    moments: [new Date("2026-03-01T00:00:00Z")],
    uuids: ["11111111-1111-4111-8111-111111111111"],
    interval: "00:01:30",
  });
});

test("rows are a plain array with the count of rows read or written", async () => {
  await sql`create table counted (n integer)`;
  expect((await sql`insert into counted select generate_series(1, 4)`).count).toBe(4);
  expect((await sql`update counted set n = n where n > 2`).count).toBe(2);
  expect((await sql`select from counted where n > 1`).count).toBe(3);
  expect((await sql`select from counted where n > 1`).length).toBe(3);
  expect((await sql`select n from counted where n > 9`).count).toBe(0);
});

describe("parameters", () => {
  test("of type jsonb are sent as JSON, arrays too", async () => {
    const values = [[], ["a", 1, null], {}, { a: [{ b: "'" }] }, "text", 5, false, ["{1}"]];
    for (const value of values) {
      const [row] = await sql`select ${sql.json(value)} as value, jsonb_typeof(${sql.json(value)}) as type`;
      expect(row?.["value"]).toEqual(value);
      expect(row?.["type"]).toBe(Array.isArray(value) ? "array" : typeof value);
    }
    expect([...(await sql`select ${sql.json(null)}::jsonb is null as missing`)]).toEqual([{ missing: true }]);
  });
  test("of other types arrive unchanged", async () => {
    const at = new Date("2026-03-01T00:00:00.123Z");
    const bytes = Uint8Array.from([0, 1, 254, 255]);
    const texts = ["a", '"', "\\", "{}", "NULL", "", "é窗😀", "a,b", "line\nfeed"];
    const [row] = await sql`
      select ${at} as at, ${bytes} as bytes, ${true} as yes, ${9_007_199_254_740_991}::bigint as big,
        ${texts}::text[] as texts, ${[1, 2]}::bigint[] as numbers, ${null}::text as nothing, ${"x"}::text as text,
        ${-1.5}::float8 as fraction, 'b' = any(${["a", "b"]}) as found, ${[]}::text[] as none`;
    expect(row).toEqual({
      at,
      bytes: Buffer.from(bytes),
      yes: true,
      big: 9_007_199_254_740_991,
      texts,
      numbers: [1, 2],
      nothing: null,
      text: "x",
      fraction: -1.5,
      found: true,
      none: [],
    });
  });
});
