import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { readLink } from "../../contract/ledger/chain.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import { databaseFileIn, journalFileIn } from "../../db/data-folder.ts";
import { device, newFolder, openedStore, ratingFor } from "../support/ledger.ts";

const rowsIn = (folder: string) => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  try {
    return connection
      .prepare<[], { epoch: number; seq: number; text: string; hash: string }>(
        "SELECT epoch, seq, text, hash FROM ledger_entries ORDER BY epoch, seq",
      )
      .all();
  } finally {
    connection.close();
  }
};

describe("the store", () => {
  it("keeps WAL and synchronous FULL after a write and after a re-open", () => {
    const folder = newFolder();
    const first = openedStore(folder);
    first.append([ratingFor(1)]);
    expect(first.durability()).toEqual({ journalMode: "wal", synchronous: 2 });
    first.close();
    const again = openedStore(folder);
    again.append([ratingFor(2)]);
    expect(again.durability()).toEqual({ journalMode: "wal", synchronous: 2 });
    again.close();
  });

  it("stores exactly the bytes it hashed, each chained to the one before, and the same in the journal", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.append([ratingFor(1), ratingFor(2, 1)]);
    store.append([ratingFor(3, 3)]);
    const rows = rowsIn(folder);
    expect(rows.map(({ text }) => sha256Hex(text))).toEqual(rows.map(({ hash }) => hash));
    const links = rows.map(({ text }) => readLink(text, sha256Hex));
    expect(links.map((link) => link?.envelope.prev)).toEqual([
      "0".repeat(64),
      ...rows.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(links.every((link) => link?.envelope.device === device)).toBe(true);
    expect(readFileSync(journalFileIn(folder), "utf8").split("\n").slice(1, -1)).toEqual(rows.map(({ text }) => text));
    store.close();
  });

  it("refuses a second rating of one prompt and stays usable", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.append([ratingFor(1, 5)]);
    const before = store.position();
    expect(store.append([ratingFor(1, 1)])).toEqual({ ok: false, problem: { code: "already-rated" } });
    expect(store.position()).toEqual(before);
    expect(store.append([ratingFor(2, 1)]).ok).toBe(true);
    store.close();
  });

  it("refuses a second rating of one service, whatever the prompt", () => {
    const store = openedStore(newFolder());
    const transaction = { transactionRef: "SX-1", serviceNumber: 1 };
    const rated = (prompt: number) => {
      const draft = ratingFor(prompt);
      if (draft.kind !== "rating-given") throw new Error("not a rating");
      return { ...draft, body: { ...draft.body, transaction } };
    };
    expect(store.append([rated(1)]).ok).toBe(true);
    expect(store.append([rated(2)])).toEqual({ ok: false, problem: { code: "already-rated" } });
    store.close();
  });

  it("has a ledger that cannot be changed, deleted from, or appended to with a foreign entry", () => {
    const folder = newFolder();
    openedStore(folder).close();
    const connection = new Database(databaseFileIn(folder));
    const run = (sql: string) => () => connection.exec(sql);
    expect(run("UPDATE ledger_entries SET hash = hash")).toThrow("append-only");
    expect(run("DELETE FROM ledger_entries")).toThrow("append-only");
    const stranger = JSON.stringify({ epoch: 1, seq: 2, prev: "f".repeat(64) });
    expect(() =>
      connection
        .prepare("INSERT INTO ledger_entries (epoch, seq, text, hash) VALUES (1, 2, ?, ?)")
        .run(stranger, "a".repeat(64)),
    ).toThrow("does not follow");
    connection.close();
  });
});

describe.skipIf(process.platform === "win32")("the files of a new data folder", () => {
  it("are readable by their owner only, whatever the umask", () => {
    const folder = join(newFolder(), "kiosk");
    const store = openedStore(folder);
    store.append([ratingFor(1)]);
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o077);
    expect([statSync(folder).mode & 0o777, ...modes]).toEqual([0o700, ...modes.map(() => 0)]);
    expect(readdirSync(folder)).toContain("ledger.sqlite-wal");
    store.close();
  });
});
