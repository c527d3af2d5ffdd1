import { renameSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { QueueSubmitOutcome } from "../../contract/ledger/bodies/queue-system.ts";
import type { EntryDraft } from "../../contract/ledger/entry.ts";
import { StaffNumber } from "../../contract/words.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import type { Store } from "../../db/store.ts";
import { newFolder, openedStore, promptNumber, ratingFor, shiftId } from "../support/ledger.ts";

const rating = (number: number, rateId: string, source = "queue-system"): EntryDraft => {
  const draft = ratingFor(number, 2);
  const transaction = { transactionRef: rateId, serviceNumber: 1 };
  return { ...draft, body: { ...draft.body, source, transaction } } as EntryDraft;
};
const opened = (number: number, transactionRef: string, rateId: string): EntryDraft => ({
  kind: "prompt-opened",
  body: {
    promptId: promptNumber(number),
    shiftId,
    staffNumber: StaffNumber.parse("330101"),
    source: "queue-system",
    transaction: { transactionRef, serviceNumber: 1 },
    rateId,
    timeoutMs: 30_000,
  },
});
const begun = (number: number, rateId: string): EntryDraft => ({
  kind: "queue-submit-begun",
  body: { rateId, promptId: promptNumber(number) },
});
const ended = (rateId: string, outcome: QueueSubmitOutcome): EntryDraft => ({
  kind: "queue-submit-ended",
  body: { rateId, outcome },
});
const owed = (store: Store) => store.owedSubmits().map(({ rateId, mayHaveLeft }) => [rateId, mayHaveLeft]);

describe("submits due to a queue system", () => {
  it("have the id as the queue system wrote it, also after the database was lost and its entries were salvaged", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    const foreign = " 2018\u200b\uff10102 ";
    store.append([opened(1, "20180102", foreign), rating(1, "20180102")]);
    expect(owed(store)).toEqual([[foreign, false]]);
    store.close();
    renameSync(databaseFileIn(folder), `${databaseFileIn(folder)}.gone`);
    const again = openedStore(folder);
    expect(owed(again)).toEqual([[foreign, true]]);
    again.append([begun(1, foreign), ended(foreign, "accepted")]);
    expect(owed(again)).toEqual([]);
    again.close();
  });

  it("are all ratings that it requested, in the order of the taps, with the present level", () => {
    const store = openedStore(newFolder());
    store.append([rating(1, "20180102093015123"), rating(2, "B", "counter-api"), rating(3, "A")]);
    store.append([
      { kind: "rating-changed", body: { promptId: promptNumber(1), level: 5, changedAfterMs: 10 } },
      { kind: "tags-chosen", body: { promptId: promptNumber(3), tagCodes: [] } },
    ]);
    const shared = { staffNumber: "330101", windowNumber: "3", mayHaveLeft: false };
    expect(store.owedSubmits()).toEqual([
      { rateId: "20180102093015123", promptId: promptNumber(1), level: 5, ...shared },
      { rateId: "A", promptId: promptNumber(3), level: 2, ...shared },
    ]);
    store.close();
  });

  it.each(["accepted", "refused", "unknown", "given-up"] as const)("end with the entry that states %s", (outcome) => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.append([rating(1, "A"), rating(2, "B"), begun(1, "A")]);
    expect(owed(store)).toEqual([
      ["A", true],
      ["B", false],
    ]);
    store.append([ended("A", outcome)]);
    expect(owed(store)).toEqual([["B", false]]);
    store.close();
    const again = openedStore(folder);
    expect(owed(again)).toEqual([["B", false]]);
    again.close();
  });

  it("stay due where they were refused, and count as begun with the next attempt", () => {
    const store = openedStore(newFolder());
    store.append([rating(1, "A"), begun(1, "A"), ended("A", "not-taken")]);
    expect(owed(store)).toEqual([["A", false]]);
    store.append([begun(1, "A")]);
    expect(owed(store)).toEqual([["A", true]]);
    store.close();
  });

  it("may have been sent already where the ledger of that time was lost: the outcome is then unknown", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    store.append([rating(1, "A")]);
    store.close();
    renameSync(databaseFileIn(folder), `${databaseFileIn(folder)}.gone`);
    const again = openedStore(folder);
    expect([again.position().epoch, owed(again)]).toEqual([2, [["A", true]]]);
    again.append([rating(2, "B")]);
    expect(owed(again)).toEqual([
      ["A", true],
      ["B", false],
    ]);
    again.close();
  });
});
