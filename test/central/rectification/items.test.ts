import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Fragment, fragment } from "../../../central/database/statement.ts";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import { addItemEvent, type LaterEvent } from "../../../central/rectification/item-store.ts";
import { stepTimes } from "../../../central/rectification/step-times.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import {
  changeDraft,
  complaintDraft,
  type Draft,
  endOf,
  ratingDraft,
  startedDraft,
  writeEntries,
  writeLedger,
} from "../../support/centre/ledger.ts";
import { addAccount } from "../../support/centre/office-account.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let centre: TestCentre;
let device: TestDevice;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

interface Row {
  readonly number: number;
  readonly seq: number;
  readonly state: string;
  readonly due: string;
  readonly events: readonly string[];
}

const items = () => centre.sql<Row[]>`
  select items.number, seq, state, due_day as due,
    (select array_agg(event ->> 'kind' order by number) from item_events where item = items.number) as events
  from items where device = ${device.id} order by seq`;

const bad = () => ratingDraft({ level: 1, promptId: randomUUID() });

describe("an item opens", () => {
  test("in the transaction of the ingest, for each bad rating and each complaint, and for nothing else", async () => {
    await sendEpoch(device, [
      startedDraft(),
      ...[1, 2, 3, 4, 5].map((level) => ratingDraft({ level, promptId: randomUUID() })),
      complaintDraft(),
    ]);
    expect((await items()).map(({ seq, state, due, events }) => [seq, state, due, events])).toEqual(
      [2, 3, 7].map((seq) => [seq, "to-verify", "2026-03-05", ["opened"]]),
    );
  });

  test("once, also where its upload is repeated, and for no rating that is refused", async () => {
    const promptId = randomUUID();
    const links = writeLedger(device.id, [ratingDraft({ promptId, level: 1 }), ratingDraft({ promptId, level: 2 })]);
    await upload(device, links);
    await upload(device, links);
    expect((await items()).map(({ seq }) => seq)).toEqual([1]);
  });

  test("where a citizen changes a rating to a bad one, in the same upload or a later one", async () => {
    const [here, later] = [randomUUID(), randomUUID()];
    const first = [ratingDraft({ promptId: here }), changeDraft(here, 2), ratingDraft({ promptId: later })];
    const links = writeLedger(device.id, first);
    await upload(device, links);
    expect((await items()).map(({ seq }) => seq)).toEqual([1]);
    await upload(device, writeEntries(device.id, endOf(links), [changeDraft(later, 1)]));
    expect((await items()).map(({ seq, events }) => [seq, events])).toEqual([
      [1, ["opened"]],
      [3, ["opened"]],
    ]);
  });

  test("and stays open, flagged once, where the citizen changes the rating to a better one", async () => {
    const promptId = randomUUID();
    await sendEpoch(device, [ratingDraft({ promptId, level: 2 }), changeDraft(promptId, 4)]);
    const flagged = [["to-verify", ["opened", "rating-changed"]]];
    expect((await items()).map(({ state, events }) => [state, events])).toEqual(flagged);
    await rebuildReadModels(centre.sql, departments);
    expect((await items()).map(({ state, events }) => [state, events])).toEqual(flagged);
  });

  test("under the usual rules where the policy holds others that this centre cannot read", async () => {
    const spoilt = (rules: Fragment) =>
      centre.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx`update policy_versions set content = ${rules}`;
      });
    await spoilt(fragment`jsonb_set(content, '{rectification}', '{"days": "soon"}')`);
    await sendEpoch(device, [bad()]);
    await spoilt(fragment`content - 'rectification'`);
    expect((await items()).map(({ seq, due }) => [seq, due])).toEqual([[1, "2026-03-05"]]);
    expect((await centre.sql`select from quarantined_entries where device = ${device.id}`).count).toBe(0);
  });

  test("again, once, after a rebuild: the work of people stays, and a lost item comes back", async () => {
    await sendEpoch(device, [bad(), bad(), complaintDraft()]);
    const [worked, lost] = await items();
    const account = await addAccount(centre, `leader-${randomUUID()}`, [{ role: "leader", unitCode: sampleUnitCode }]);
    await add(worked?.number ?? 0, { kind: "assigned", to: account }, account);
    await centre.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`delete from item_events where item = ${lost?.number ?? 0}`;
      await tx`delete from items where number = ${lost?.number ?? 0}`;
    });
    expect((await items()).length).toBe(2);
    await rebuildReadModels(centre.sql, departments);
    await rebuildReadModels(centre.sql, departments);
    // A model that throws would quarantine the entry.
    expect((await centre.sql`select from quarantined_entries where device = ${device.id}`).count).toBe(0);
    expect((await items()).map(({ seq, events }) => [seq, events])).toEqual([
      [1, ["opened", "assigned"]],
      [2, ["opened"]],
      [3, ["opened"]],
    ]);
  });
});

const add = async (number: number, event: LaterEvent, account: string | null = null, seen?: number) => {
  const timeOf = await stepTimes(centre.sql);
  const by = account === null ? null : ({ account, name: "leader", role: "leader" } as const);
  return centre.sql.begin((tx) =>
    addItemEvent(tx, { number, by, at: new Date(nowMs), event, ...(seen !== undefined && { seen }) }, timeOf),
  );
};

describe("an event", () => {
  const draft: Draft = bad();
  const anItem = async (): Promise<number> => {
    await sendEpoch(device, [draft]);
    const [item] = await items();
    return item?.number ?? 0;
  };

  test("of two people at the same moment: one is taken, the other is told", async () => {
    const number = await anItem();
    const account = await addAccount(centre, `leader-${randomUUID()}`, [{ role: "leader", unitCode: sampleUnitCode }]);
    const outcomes = await Promise.all([1, 2].map(() => add(number, { kind: "assigned", to: account }, account, 1)));
    expect(outcomes.map((each) => (each.ok ? "taken" : each.problem.code)).toSorted()).toEqual([
      "item-step-unfit",
      "taken",
    ]);
    expect((await items())[0]?.events).toEqual(["opened", "assigned"]);
  });

  test.each([
    ["updated", fragment`update item_events set at = now()`],
    ["deleted", fragment`delete from item_events`],
    ["truncated", fragment`truncate item_events cascade`],
  ])("is never %s", async (_, statement) => {
    await anItem();
    await expect(centre.sql`${statement}`).rejects.toThrow();
  });

  test("of an unknown item is not found", async () => {
    expect(await add(1_000_000, { kind: "round-signed" })).toMatchObject({ problem: { code: "not-found" } });
  });
});
