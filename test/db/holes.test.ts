import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { databaseFileIn } from "../../db/data-folder.ts";
import { carryAllOlder, newFolder, openedStore, promptNumber, ratingFor, receiptFor } from "../support/ledger.ts";
import { alterEntries, loseEntries } from "../support/lose-entries.ts";

const read = <Row>(folder: string, sql: string): readonly Row[] => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  try {
    return connection.prepare<[], Row>(sql).all();
  } finally {
    connection.close();
  }
};

interface Declared {
  readonly epoch: number;
  readonly seq: number;
  readonly body: string;
}

const declaredIn = (folder: string): readonly unknown[] =>
  read<Declared>(
    folder,
    "SELECT epoch, seq, text -> '$.body' AS body FROM ledger_entries WHERE kind = 'hole-declared' ORDER BY epoch, seq",
  ).map(({ epoch, seq, body }) => {
    const { head, ...hole } = JSON.parse(body) as { readonly head: string };
    return { in: `${epoch}/${seq}`, ...hole };
  });

/** Epoch 1 has its beginning and 20 ratings: entries 2 to 21. */
const twentyRatings = (folder: string, receipted = 0): void => {
  const store = openedStore(folder);
  for (let number = 1; number <= 20; number += 1) {
    const written = store.append([ratingFor(number)]);
    if (!written.ok || written.value.size !== receipted) continue;
    const receipt = receiptFor(written.value);
    store.keepReceipt(receipt, { text: JSON.stringify(receipt), signature: "AAAA" });
  }
  store.close();
};

describe("entries that are lost in database and journal", () => {
  it.each([
    { lost: [5], holes: [[5, 5]] },
    { lost: [1], holes: [[1, 1]] },
    {
      lost: [2, 3, 9, 10, 11, 17],
      holes: [
        [2, 3],
        [9, 11],
        [17, 17],
      ],
    },
    // The next epoch states the end of this one: behind that end no entry can be lost.
    { lost: [5, 20, 21], holes: [[5, 5]] },
  ])("are declared behind the new epoch's beginning: $lost", ({ lost, holes }) => {
    const folder = newFolder();
    twentyRatings(folder);
    loseEntries(folder, lost);
    openedStore(folder).close();
    expect(declaredIn(folder)).toEqual(
      holes.map(([from, to], index) => ({ in: `2/${index + 2}`, epoch: 1, from, to })),
    );
    openedStore(folder).close();
    expect(declaredIn(folder).length).toBe(holes.length);
  });

  it("are not declared where they have a receipt, until the centre asks for one of them", () => {
    const folder = newFolder();
    twentyRatings(folder, 10);
    loseEntries(folder, [5, 6, 14]);
    const store = openedStore(folder, { isSignedByCentre: () => true });
    expect(declaredIn(folder)).toEqual([{ in: "2/2", epoch: 1, from: 14, to: 14 }]);
    expect(store.declareHoles({ epoch: 1, seq: 6 })).toEqual({ ok: true, value: true });
    expect(declaredIn(folder).slice(1)).toEqual([{ in: "2/3", epoch: 1, from: 5, to: 6 }]);
    for (const seq of [5, 4, 14, 21, 22]) {
      expect(store.declareHoles({ epoch: 1, seq })).toEqual({ ok: true, value: false });
    }
    store.close();
  });

  it("are declared once a ledger of years has been salvaged completely, and salvaged entries are no hole", () => {
    const folder = newFolder();
    twentyRatings(folder);
    loseEntries(folder, [14]);
    const store = openedStore(folder, { mostSalvagedAtStart: 5 });
    expect(store.isSalvaging()).toBe(true);
    expect([declaredIn(folder), store.declareHoles()]).toEqual([[], { ok: true, value: false }]);
    expect(carryAllOlder(store)).toBe(true);
    expect(store.declareHoles()).toEqual({ ok: true, value: true });
    expect(declaredIn(folder)).toEqual([{ in: "2/2", epoch: 1, from: 14, to: 14 }]);
    store.close();
  });

  it("are declared again where the declaration is lost, with the hole that it left", () => {
    const folder = newFolder();
    twentyRatings(folder);
    loseEntries(folder, [5]);
    const store = openedStore(folder);
    store.append([ratingFor(30), ratingFor(31)]);
    store.close();
    const [declaration] = read<{ text: string }>(
      folder,
      "SELECT text FROM ledger_entries WHERE kind = 'hole-declared'",
    );
    alterEntries(folder, [{ text: declaration?.text ?? "", becomes: null, isRehashed: false }]);
    openedStore(folder).close();
    expect(declaredIn(folder)).toEqual([
      { in: "3/2", epoch: 1, from: 5, to: 5 },
      { in: "3/3", epoch: 2, from: 2, to: 2 },
    ]);
  });
});

it("an entry that was edited together with its hash replaces no other one, and is not salvaged", () => {
  const folder = newFolder();
  twentyRatings(folder);
  const [tenth] = read<{ text: string }>(folder, "SELECT text FROM ledger_entries WHERE seq = 10");
  const text = tenth?.text ?? "";
  alterEntries(folder, [{ text, becomes: text.replace('"level":5', '"level":1'), isRehashed: true }]);
  openedStore(folder).close();
  const prompts = read<{ id: string }>(
    folder,
    "SELECT text ->> '$.body.promptId' AS id FROM ledger_entries WHERE kind = 'rating-given' ORDER BY seq",
  );
  const kept = Array.from({ length: 20 }, (_, index) => index + 1).filter((number) => number !== 9);
  expect(prompts.map(({ id }) => id)).toEqual(kept.map(promptNumber));
  expect(declaredIn(folder)).toEqual([{ in: "2/2", epoch: 1, from: 10, to: 10 }]);
});
