import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { databaseFileIn } from "../../db/data-folder.ts";
import { type Connection, openForWriting } from "../../db/database.ts";
import { type Migration, migrate, migrations, versionOf } from "../../db/migrate.ts";
import { openStore } from "../../db/open-store.ts";
import { device, newFolder, openedStore, ratingFor, seal, stamp } from "../support/ledger.ts";

const newest = migrations.at(-1)?.number ?? 0;
const numbers = migrations.map(({ number }) => number);

/** A database in a new folder, brought up to a version, and closed when `work` is done. */
const withDatabase = <Value>(version: number, work: (connection: Connection) => Value): Value => {
  const connection = openForWriting(join(newFolder(), "ledger.sqlite"));
  try {
    migrate(
      connection,
      migrations.filter(({ number }) => number <= version),
    );
    return work(connection);
  } finally {
    connection.close();
  }
};

/** The whole schema, as SQLite itself stores it. */
const schemaOf = (connection: Connection): unknown =>
  connection.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").all();

const freshSchema = withDatabase(newest, schemaOf);

describe("the migrations", () => {
  it("are numbered in tens, upward", () => {
    const tens = [...new Set(numbers.map((number) => Math.ceil(number / 10) * 10))];
    expect(numbers).toEqual(tens.toSorted((one, other) => one - other));
  });

  it.each([0, ...numbers])("lead from version %i to exactly the schema of a new database", (version) => {
    withDatabase(version, (connection) => {
      expect(versionOf(connection)).toBe(version);
      expect(migrate(connection)).toEqual({ ok: true, value: newest });
      expect([versionOf(connection), schemaOf(connection)]).toEqual([newest, freshSchema]);
    });
  });

  it("preserve the ledger of the first version in every step, byte for byte", () => {
    withDatabase(numbers[0] ?? 0, (connection) => {
      const text = JSON.stringify({ epoch: 1, seq: 1, kind: "rating-given", prev: "0".repeat(64), body: {} });
      connection
        .prepare("INSERT INTO ledger_entries (epoch, seq, text, hash) VALUES (1, 1, ?, ?)")
        .run(text, "a".repeat(64));
      const before = connection.prepare("SELECT * FROM ledger_entries").all();
      migrate(connection);
      expect(connection.prepare("SELECT * FROM ledger_entries").all()).toEqual(before);
    });
  });

  it("make only STRICT tables", () => {
    const loose = withDatabase(newest, (connection) =>
      connection
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
        .pluck()
        .all(),
    );
    expect(loose).toEqual(["sqlite_schema"]);
  });

  it("leave nothing of a step that fails, and keep the steps before it", () => {
    const bad: Migration = { number: newest + 10, sql: "CREATE TABLE half (x INTEGER) STRICT; CREATE TABLE half (x)" };
    withDatabase(0, (connection) => {
      expect(() => migrate(connection, [...migrations, bad])).toThrow("already exists");
      expect([versionOf(connection), schemaOf(connection)]).toEqual([newest, freshSchema]);
    });
  });
});

describe("a database of a newer version", () => {
  it("is refused and not touched: neither quarantined nor replaced", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.append([ratingFor(1)]);
    store.close();
    const newer = openForWriting(databaseFileIn(folder));
    newer.pragma(`user_version = ${newest + 10}`);
    newer.close();
    const refused = { ok: false, problem: { code: "database-newer", facts: { found: newest + 10, known: newest } } };
    expect(openStore({ folder, device, stamp, isSignedByCentre: () => false, seal })).toEqual(refused);
    expect(openStore({ folder, device, stamp, isSignedByCentre: () => false, seal })).toEqual(refused);
    const again = openForWriting(databaseFileIn(folder));
    expect(versionOf(again)).toBe(newest + 10);
    again.pragma(`user_version = ${newest}`);
    again.close();
    const opened = openedStore(folder);
    expect(opened.position()).toMatchObject({ epoch: 1, size: 2 });
    opened.close();
  });
});
