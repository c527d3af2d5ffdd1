import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import { journalFileIn, lastEpochFileIn, quarantineFolderIn } from "../../db/data-folder.ts";
import { openStore } from "../../db/open-store.ts";
import type { Store } from "../../db/store.ts";
import { alterLedger } from "../support/damaged-ledger.ts";
import { carryAllOlder, device, newFolder, ratingFor, receiptFor, seal, stamp } from "../support/ledger.ts";

/** The text that the centre of this test signs with. */
const ofCentre = "Q0VOVFJF";
let folder: string;

const open = (): Store => {
  const isSignedByCentre = ({ signature }: SignedText): boolean => signature === ofCentre;
  const opened = openStore({ folder, device, stamp, isSignedByCentre, seal, mostSalvagedAtStart: 10 });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
};

const ratings = (from: number, count: number) => Array.from({ length: count }, (_, index) => ratingFor(from + index));

const signed = (receipt: Receipt, signature = ofCentre): SignedText => ({ text: JSON.stringify(receipt), signature });

/** Entries 1 to 100 sent in two parts, 101 to 105 not sent; `keep` decides which receipts the kiosk stores. */
const damagedAfter = (keep: (store: Store, first: Receipt, second: Receipt) => void): void => {
  const store = open();
  const parts = [store.append(ratings(1, 50)), store.append(ratings(51, 50))].map((written) => {
    if (!written.ok) throw new Error(written.problem.code);
    return receiptFor(written.value);
  });
  const [first, second] = parts;
  if (first && second) keep(store, first, second);
  store.append(ratings(101, 5));
  store.close();
  alterLedger(folder, "UPDATE ledger_entries SET text = replace(text, '\"level\":5', '\"level\":1') WHERE seq = 98");
};

/** Without the first entry of the new epoch. */
const waiting = (store: Store): number => store.unsent().count - 1;

beforeEach(() => {
  folder = newFolder();
});

it("the centre's furthest receipt is salvaged before the entries it covers: nothing is uploaded twice", () => {
  damagedAfter((store, first, second) => {
    store.keepReceipt(first, signed(first));
    store.keepReceipt(second, signed(second));
  });
  const store = open();
  expect(waiting(store)).toBe(5);
  carryAllOlder(store);
  expect(waiting(store)).toBe(5);
  store.close();
});

it.each([
  ["the seal", ""],
  ["the receipt alone", "DROP TABLE ledger_seal;"],
])("the number of an epoch whose entries and journal are lost is not used again: %s records it", (_, also) => {
  damagedAfter(() => undefined);
  const second = open();
  const written = second.append(ratings(200, 10));
  if (!written.ok) throw new Error(written.problem.code);
  const receipt = receiptFor(written.value);
  second.keepReceipt(receipt, signed(receipt));
  second.close();
  alterLedger(
    folder,
    `DROP TRIGGER ledger_entries_are_never_deleted; DELETE FROM ledger_entries WHERE epoch = 2; ${also}`,
  );
  for (const file of [journalFileIn(folder), lastEpochFileIn(folder)]) rmSync(file);
  rmSync(join(quarantineFolderIn(folder), "001-database-damaged"), { recursive: true });
  const third = open();
  expect(third.position().epoch).toBe(3);
  expect(third.unsent().count).toBeGreaterThan(0);
  third.close();
});

it("a receipt that the centre did not sign, or for another device or another entry, is not salvaged", () => {
  damagedAfter((store, _, second) => {
    store.keepReceipt(second, signed(second, "U09NRUJPRFk="));
  });
  expect(waiting(open())).toBeGreaterThan(5);
  folder = newFolder();
  damagedAfter((store, _, second) => {
    const others = { ...second, device: "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa" as typeof device };
    store.keepReceipt(second, signed(others));
  });
  expect(waiting(open())).toBeGreaterThan(5);
  folder = newFolder();
  damagedAfter((store, _, second) => {
    const forged = { ...second, head: "f".repeat(64) as typeof second.head };
    store.keepReceipt(second, signed(forged));
  });
  expect(waiting(open())).toBeGreaterThan(5);
});
