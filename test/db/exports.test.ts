import { expect, it } from "vitest";
import { genesisHash } from "../../contract/ledger/entry.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import { openForReading } from "../../db/database.ts";
import { type EpochExtent, extentsOf } from "../../db/ledger/exports.ts";
import { takeOut } from "../support/damaged-ledger.ts";
import { newFolder, openedStore, ratingFor, receiptFor, signedReceipt } from "../support/ledger.ts";

/** Ten entries, of which some have a receipt and some are lost; the hash of each, and the hash before the first. */
const ledgerWith = (receipted: number, lost: readonly number[]) => {
  const folder = newFolder();
  const store = openedStore(folder);
  // The epoch's own beginning is its first entry.
  const heads: string[] = [genesisHash, store.position().head];
  for (let seq = 2; seq <= 10; seq += 1) {
    const written = store.append([ratingFor(seq)]);
    if (!written.ok) throw new Error(written.problem.code);
    heads.push(written.value.head);
    if (seq === receipted) store.keepReceipt(receiptFor(written.value), signedReceipt);
  }
  store.close();
  takeOut(folder, `seq IN (${lost.join()})`);
  return { connection: openForReading(databaseFileIn(folder)), heads };
};

const none: readonly number[] = [];

it.each([
  { receipted: 0, lost: none, unsent: [0, 10, 0], all: [0, 10, 0] },
  { receipted: 4, lost: none, unsent: [4, 10, 0], all: [0, 10, 0] },
  { receipted: 10, lost: none, unsent: [10, 10, 0], all: [0, 10, 0] },
  { receipted: 4, lost: [1, 2, 3, 4], unsent: [4, 10, 0], all: [4, 10, 0] },
  { receipted: 0, lost: [1, 2, 3], unsent: [3, 10, 0], all: [3, 10, 0] },
  { receipted: 4, lost: [2], unsent: [4, 10, 0], all: [2, 10, 1] },
  { receipted: 4, lost: [5], unsent: [5, 10, 0], all: [5, 10, 4] },
  { receipted: 4, lost: [7], unsent: [4, 6, 3], all: [0, 6, 3] },
  { receipted: 4, lost: [2, 7], unsent: [4, 6, 3], all: [2, 6, 4] },
  { receipted: 10, lost: [3], unsent: [10, 10, 0], all: [3, 10, 2] },
  { receipted: 8, lost: [6, 7, 8, 9, 10], unsent: [8, 8, 0], all: [0, 5, 0] },
])("receipts for $receipted of ten entries, lost $lost: without receipt $unsent, all $all", (given) => {
  const { connection, heads } = ledgerWith(given.receipted, given.lost);
  const said = ({ start, end, leftOut }: EpochExtent) => {
    expect([start.head, end.head]).toEqual([heads[start.size], heads[end.size]]);
    return [start.size, end.size, leftOut];
  };
  expect(extentsOf(connection, "unsent").map(said)).toEqual([given.unsent]);
  expect(extentsOf(connection, "all").map(said)).toEqual([given.all]);
  connection.close();
});
