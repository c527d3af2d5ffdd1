import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../contract/node/hash.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import { openForReading } from "../../db/database.ts";
import { markSalvaged } from "../../db/recovery/salvage.ts";
import { configurationWith, documentWith } from "../electron/support/configuration.ts";
import { newFolder, openedStore } from "../support/ledger.ts";

const bytes = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>");
const picture = { hash: sha256Hex(bytes), mediaType: "image/svg+xml", bytes };

describe("a configuration in the store", () => {
  it("is stored with its pictures and its entry, also after a re-open", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    expect(store.configuration()).toBeUndefined();
    const applied = { ...configurationWith({ version: 3 }), pictures: [picture] };
    expect(store.applyConfiguration(applied).ok).toBe(true);
    store.close();
    const again = openedStore(folder);
    expect(again.configuration()).toEqual(applied.document);
    expect(again.picture(picture.hash)).toEqual(picture);
    expect(again.picture(sha256Hex("another"))).toBeUndefined();
    expect(again.newestOfKinds(["configuration-applied"])?.body).toEqual({
      version: 3,
      sha256: sha256Hex(applied.signed.text),
    });
    again.close();
  });

  it("is read once, and again after every change", () => {
    const store = openedStore(newFolder());
    store.applyConfiguration(configurationWith({ version: 1 }));
    const first = store.configuration();
    expect(store.configuration()).toBe(first);
    store.applyConfiguration(configurationWith({ version: 2 }));
    expect([first?.version, store.configuration()?.version]).toEqual([1, 2]);
    store.close();
  });

  it("is rolled back where any part of it is refused: no document, no picture, no entry", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.applyConfiguration(configurationWith({ version: 1 }));
    const before = store.position();
    const wrongHash = { ...picture, hash: picture.hash.slice(1) as typeof picture.hash };
    const bad = { ...configurationWith({ version: 2 }), pictures: [picture, wrongHash] };
    expect(store.applyConfiguration(bad)).toMatchObject({ ok: false, problem: { code: "store-failed" } });
    expect(store.position()).toEqual(before);
    expect(store.configuration()?.version).toBe(1);
    expect(store.picture(picture.hash)).toBeUndefined();
    expect(store.applyConfiguration({ ...bad, pictures: [picture] }).ok).toBe(true);
    store.close();
  });

  it("that this version cannot read leaves the last readable one in use", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.applyConfiguration(configurationWith({ version: 1 }));
    const connection = new Database(databaseFileIn(folder));
    const fromTheFuture = JSON.stringify({ ...documentWith({ version: 2 }), v: 2 });
    connection.prepare("INSERT INTO configurations VALUES (2, ?, 'AAAA')").run(fromTheFuture);
    connection.close();
    expect(store.configuration()?.version).toBe(1);
    store.close();
  });
});

describe("the reading connection", () => {
  it("can never write, and the compiler refuses to pass it to a function that does", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    const reading = openForReading(databaseFileIn(folder));
    expect(() => reading.exec("DELETE FROM receipts")).toThrow("readonly");
    // @ts-expect-error: the type of a connection for reading
    expect(() => markSalvaged(reading, "2026", "all")).toThrow("readonly");
    reading.close();
    store.close();
  });
});
