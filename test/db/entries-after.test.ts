import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { databaseFileIn } from "../../db/data-folder.ts";
import { newFolder, openedStore, promptNumber, ratingFor } from "../support/ledger.ts";

it("are those of the requested kinds, after the named one, in the order of the ledger", () => {
  const store = openedStore(newFolder());
  const closed = { promptId: promptNumber(8), outcome: "unanswered", cause: "timed-out" } as const;
  store.append([ratingFor(1)]);
  const known = store.newestOfKinds(["rating-given"]);
  if (!known) throw new Error("no entry");
  store.append([{ kind: "prompt-closed", body: closed }, ratingFor(2)]);
  store.append([{ kind: "login-failed", body: { staffNumber: "9", cause: "pin-wrong" } }, ratingFor(3)]);
  const kinds = ["rating-given", "prompt-closed"] as const;
  const found = store.entriesAfter(known, kinds);
  expect(found.map(({ kind, body }) => ["promptId" in body && body.promptId, kind])).toEqual([
    [promptNumber(8), "prompt-closed"],
    [promptNumber(2), "rating-given"],
    [promptNumber(3), "rating-given"],
  ]);
  expect(store.entriesAfter({ epoch: known.epoch + 1, seq: 0 }, kinds)).toEqual([]);
  expect(store.entriesAfter({ epoch: 0, seq: 999 }, ["rating-given"])).toHaveLength(3);
  store.close();
});

it("are found along an index, for any length of the ledger", () => {
  const folder = newFolder();
  openedStore(folder).close();
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  const plan = connection
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT epoch, seq, text, hash FROM ledger_entries
       WHERE kind = 'rating-given' AND (epoch, seq) > (1, 2) ORDER BY epoch, seq`,
    )
    .all();
  connection.close();
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SEARCH ledger_entries USING INDEX ledger_entries_by_kind \(kind=\? AND \(epoch,seq\)>/),
  ]);
});
