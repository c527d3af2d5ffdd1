import { afterEach, beforeEach, expect, it } from "vitest";
import { emptyEpoch } from "../../contract/ledger/chain.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import { type Connection, openForWriting } from "../../db/database.ts";
import { epochsOf, insertLinks, newestEpoch } from "../../db/ledger/entries.ts";
import { writeEntry } from "../../db/ledger/write-entry.ts";
import { migrate } from "../../db/migrate.ts";
import { device, newFolder, ratingFor, stamp } from "../support/ledger.ts";

let connection: Connection;
beforeEach(() => {
  connection = openForWriting(databaseFileIn(newFolder()));
  migrate(connection);
});
afterEach(() => connection.close());

it("a ledger without entries has no epochs", () => {
  expect({ epochs: epochsOf(connection), newest: newestEpoch(connection) }).toEqual({ epochs: [], newest: 0 });
});

it("every epoch is named once, in order, also where one between them is missing", () => {
  const links = [4, 1, 2].map((epoch) => writeEntry(emptyEpoch(epoch), device, ratingFor(epoch), stamp()));
  insertLinks(connection, links);
  expect({ epochs: epochsOf(connection), newest: newestEpoch(connection) }).toEqual({ epochs: [1, 2, 4], newest: 4 });
});
