import { describe, expect, it } from "vitest";
import { Receipt } from "../../contract/sync/receipt.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import { openForWriting } from "../../db/database.ts";
import type { Seal } from "../../db/ledger/seal.ts";
import { openStore } from "../../db/open-store.ts";
import { newPrivateKey, privateKeyText, sealWith } from "../../electron/wire/key-pair.ts";
import { device, newFolder, openedStore, ratingFor, seal, stamp } from "../support/ledger.ts";
import { linksIn, putJournal, putLinks, putSeal } from "../support/ledger-mutations/rewrite-store.ts";
import { changes, visit } from "../support/ledger-mutations/visits.ts";

/** `epoch-begun` and three visits, the second of which ended badly: seven entries. */
const folderWithVisits = (): string => {
  const folder = newFolder();
  const store = openedStore(folder);
  for (const level of [5, 1, 4] as const) store.append(visit(level));
  store.close();
  return folder;
};

/** Why the next start began another epoch, and the end it recorded for the previous one. */
const nextStart = (folder: string, withSeal: Seal = seal) => {
  const opened = openStore({ folder, device, stamp, isSignedByCentre: () => false, seal: withSeal });
  if (!opened.ok) throw new Error(opened.problem.code);
  const entry = opened.value.newestOfKinds(["epoch-begun"]);
  opened.value.close();
  return entry?.kind === "epoch-begun" ? { epoch: entry.epoch, ...entry.body } : undefined;
};

const ordinary = { epoch: 1, reason: "first-start", before: null };

describe("the seal of the ledger's end", () => {
  it("moves with every commit", () => {
    const folder = folderWithVisits();
    expect(nextStart(folder)).toEqual(ordinary);
    const store = openedStore(folder);
    store.append(visit(3));
    store.close();
    expect(nextStart(folder)).toEqual(ordinary);
  });

  it("reveals a ledger that was rewritten whole, with its journal, and tells how far it had gone", () => {
    const folder = folderWithVisits();
    const end = linksIn(folder).at(-1);
    putLinks(folder, changes.rewrite(linksIn(folder)));
    putJournal(folder, device, linksIn(folder));
    expect(nextStart(folder)).toEqual({
      epoch: 2,
      reason: "database-swapped",
      before: { epoch: 1, size: 7, head: end?.hash, salvaged: 5 },
    });
    expect(nextStart(folder)?.epoch).toBe(2);
  });

  it("counts only with this device's key", () => {
    const forgers = sealWith(privateKeyText(newPrivateKey()));
    const folder = folderWithVisits();
    putSeal(folder, device, forgers, linksIn(folder));
    expect(nextStart(folder)).toMatchObject({ epoch: 2, reason: "database-swapped" });
    expect(nextStart(folderWithVisits(), forgers)).toMatchObject({ epoch: 2, reason: "database-swapped" });
  });

  it("must exist", () => {
    const folder = folderWithVisits();
    const connection = openForWriting(databaseFileIn(folder));
    connection.exec("DELETE FROM ledger_seal");
    connection.close();
    expect(nextStart(folder)).toMatchObject({ epoch: 2, reason: "database-swapped", before: { size: 7, salvaged: 7 } });
  });

  it("of an older end is invalid", () => {
    const folder = folderWithVisits();
    putSeal(folder, device, seal, linksIn(folder).slice(0, 5));
    expect(nextStart(folder)).toMatchObject({ epoch: 2, reason: "database-swapped", before: { size: 5 } });
  });

  it("does not stop an attacker with the key: receipts of the centre do", () => {
    const folder = folderWithVisits();
    putLinks(folder, changes.rewrite(linksIn(folder)));
    putJournal(folder, device, linksIn(folder));
    putSeal(folder, device, seal, linksIn(folder));
    expect(nextStart(folder)).toEqual(ordinary);
  });
});

describe("an entry that was changed three hundred entries ago", () => {
  const folderWithMany = (isReceipted: boolean): string => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.append([...visit(1), ...Array.from({ length: 300 }, (_, index) => ratingFor(index))]);
    const { epoch, size, head } = store.position();
    const receivedAt = "2026-11-23T01:42:01.000Z";
    const receipt = { type: "receipt", v: 1, device, epoch, size, head, receivedAt, quarantined: [] };
    if (isReceipted) store.keepReceipt(Receipt.parse(receipt), { text: "{}", signature: "" });
    store.close();
    putLinks(folder, changes.edit(linksIn(folder)));
    return folder;
  };

  it("without a receipt is found at the next start: its bytes exist nowhere else", () => {
    expect(nextStart(folderWithMany(false))).toMatchObject({ epoch: 2, reason: "database-damaged" });
  });

  it("with a receipt is not read at a start: the centre has its bytes", () => {
    expect(nextStart(folderWithMany(true))).toEqual(ordinary);
  });
});
