import { describe, expect, it } from "vitest";
import { servedOf, type Transaction } from "../../contract/ledger/bodies/prompt.ts";
import type { EntryDraft } from "../../contract/ledger/entry.ts";
import { StaffNumber } from "../../contract/words.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import { openForWriting } from "../../db/database.ts";
import { migrate, migrations } from "../../db/migrate.ts";
import { newFolder, openedStore, promptNumber, ratingFor, shiftId } from "../support/ledger.ts";

const service = (transactionRef: string, serviceNumber = 1): Transaction => ({ transactionRef, serviceNumber });

const opening = (number: number, ...transactions: readonly Transaction[]): EntryDraft => ({
  kind: "prompt-opened",
  body: {
    promptId: promptNumber(number),
    shiftId,
    staffNumber: StaffNumber.parse("330101"),
    source: "counter-api",
    ...servedOf(transactions),
    timeoutMs: 30_000,
  },
});

const rating = (number: number, ...transactions: readonly Transaction[]): EntryDraft => {
  const draft = ratingFor(number);
  return { ...draft, body: { ...draft.body, ...servedOf(transactions) } } as EntryDraft;
};

const closing = (number: number): EntryDraft => ({
  kind: "prompt-closed",
  body: { promptId: promptNumber(number), outcome: "unanswered", cause: "timed-out" },
});

describe("a prompt on disk", () => {
  it("is found by its identifier and by each of its services, with its end", () => {
    const store = openedStore(newFolder());
    store.append([opening(1, service("A"), service("B", 2))]);
    expect(store.prompt(promptNumber(1))).toMatchObject({ opened: { kind: "prompt-opened" }, ended: undefined });
    store.append([closing(1)]);
    for (const each of [service("A"), service("B", 2)]) {
      expect(store.promptOfService(each)).toMatchObject({
        opened: { body: { promptId: promptNumber(1) } },
        ended: { kind: "prompt-closed" },
      });
    }
    expect([store.promptOfService(service("B", 1)), store.prompt(promptNumber(2))]).toEqual([undefined, undefined]);
    store.close();
  });

  it("is the newest one where two prompts asked about the service", () => {
    const store = openedStore(newFolder());
    store.append([opening(1, service("A")), closing(1), opening(2, service("A")), rating(2, service("A"))]);
    expect(store.promptOfService(service("A"))).toMatchObject({
      opened: { body: { promptId: promptNumber(2) } },
      ended: { kind: "rating-given" },
    });
    store.close();
  });
});

describe("a service", () => {
  it("is rated once, first or further among several, and nothing of the second rating stays", () => {
    const store = openedStore(newFolder());
    store.append([rating(1, service("A"), service("B"))]);
    const before = store.position();
    for (const [number, each] of [service("A"), service("B")].entries()) {
      const refused = { ok: false, problem: { code: "already-rated" } };
      expect(store.append([rating(10 + number, service("C"), each)])).toEqual(refused);
      expect(store.append([rating(20 + number, each)])).toEqual(refused);
    }
    expect(store.position()).toEqual(before);
    expect(store.ratedAmong([service("C"), service("B"), service("B", 2)])).toEqual([service("B")]);
    expect(store.append([rating(30, service("B", 2))]).ok).toBe(true);
    store.close();
  });

  it("that was rated before the version for several services stays rated", () => {
    const folder = newFolder();
    const connection = openForWriting(databaseFileIn(folder));
    migrate(
      connection,
      migrations.filter(({ number }) => number < 50),
    );
    const entry = (seq: number, kind: string) =>
      JSON.stringify({ epoch: 1, seq, kind, prev: "0".repeat(64), body: { transaction: service("OLD") } });
    const insert = connection.prepare("INSERT INTO ledger_entries (epoch, seq, text, hash) VALUES (1, ?, ?, ?)");
    insert.run(1, entry(1, "prompt-opened"), "0".repeat(64));
    insert.run(2, entry(2, "rating-given"), "0".repeat(64));
    migrate(connection);
    expect(connection.prepare("SELECT * FROM rated_services").all()).toEqual([
      { transaction_ref: "OLD", service_number: 1 },
    ]);
    expect(connection.prepare("SELECT * FROM prompted_services").all()).toEqual([
      { transaction_ref: "OLD", service_number: 1, epoch: 1, seq: 1 },
    ]);
    connection.close();
  });
});
