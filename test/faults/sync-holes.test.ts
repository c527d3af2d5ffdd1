import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { problem } from "../../contract/problems/problem.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import { BootId } from "../../contract/words.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import { condemn } from "../../db/recovery/quarantine.ts";
import { type SyncTurns, syncTurns } from "../../electron/sync/sync-turns.ts";
import { centreTexts, findingsAt, kioskTexts, receiptedSizes } from "../electron/support/both-ledgers.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { takeOut } from "../support/damaged-ledger.ts";
import { loseEntries } from "../support/lose-entries.ts";

let centre: TestCentre;
let kiosk: SyncKiosk;

beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(async () => {
  kiosk = await enrolledKiosk(centre);
});
afterEach(() => kiosk.close());
afterAll(() => centre.stop());

const everythingArrived = async (): Promise<boolean> =>
  kiosk.store().unsent().count === 0 &&
  JSON.stringify(await centreTexts(centre, kiosk)) === JSON.stringify(kioskTexts(kiosk));

it("everything around three holes is uploaded at once, without one refusal, and counted once", async () => {
  kiosk.rate(30);
  kiosk.reopen(() => loseEntries(kiosk.folder, [1, 5, 6, 20]));
  kiosk.salvageOlder();
  kiosk.rate(2);
  kiosk.startSync();
  await until("everything", everythingArrived);
  expect(kiosk.heard.filter((code) => code !== null)).toEqual([]);
  const alarms = ["database-lost", "entries-lost", "entries-lost", "entries-lost"];
  expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 29, alarms, quarantined: 0 });
});

it("a database that loses further entries at each start loses no others", async () => {
  kiosk.rate(10);
  kiosk.reopen(() => loseEntries(kiosk.folder, [4]));
  kiosk.salvageOlder();
  kiosk.rate(10);
  kiosk.reopen(() => loseEntries(kiosk.folder, [3, 8]));
  kiosk.salvageOlder();
  kiosk.rate(1);
  kiosk.startSync();
  await until("everything", everythingArrived);
  expect((await findingsAt(centre, kiosk)).ratings).toBe(21 - 3);
});

/** A sync in time that the test moves, and its reports of exchanges. */
const turnsOf = (fetch: typeof globalThis.fetch, nowMs: () => number): SyncTurns => {
  const boot = BootId.parse(randomUUID());
  const begin = { identity: kiosk.identity, databaseFile: databaseFileIn(kiosk.folder), appVersion: "0.1.0", boot };
  return syncTurns({ ...begin, monoOriginMs: 0 }, kiosk.hear, {
    requestTimeoutMs: 20_000,
    fetch,
    nowMs,
    machineMonoMs: nowMs,
    date: () => new Date(),
    random: () => 0.5,
  });
};

it("a hole whose entries the centre has lost too is declared when the centre asks for them, and the kiosk stops retrying", async () => {
  kiosk.rate(20);
  kiosk.startSync();
  await until("everything", everythingArrived);
  await kiosk.killSync();
  kiosk.reopen(() => condemn(kiosk.folder));
  kiosk.salvageOlder();
  kiosk.startSync();
  await until("everything", everythingArrived);
  await kiosk.killSync();
  takeOut(kiosk.folder, "epoch = 1 AND seq IN (7, 8)");
  // The centre is restored to its state before them.
  await centre.sql.begin(async (sql) => {
    const { device } = kiosk;
    await sql`set local session_replication_role = replica`;
    await sql`delete from ratings where device = ${device} and seq > 5`;
    await sql`delete from ledger_entries where device = ${device} and (epoch = 2 or seq > 5)`;
    await sql`delete from ledger_epochs where device = ${device} and epoch = 2`;
    await sql`update ledger_epochs set size = 5, head = (
      select encode(hash, 'hex') from ledger_entries where device = ${device} and epoch = 1 and seq = 5)
      where device = ${device} and epoch = 1`;
    await sql`update devices set last_checkpoint = null where id = ${device}`;
  });
  kiosk.rate(1);
  let nowMs = 0;
  const turns = turnsOf(fetch, () => nowMs);
  while (nowMs < 5 * 60_000) {
    nowMs += await turns.takeTurn();
    turns.appended();
  }
  turns.close();
  expect(await everythingArrived()).toBe(true);
  expect(kiosk.heard).not.toContain("ledger-gap");
  expect((await findingsAt(centre, kiosk)).ratings).toBe(21 - 2);
});

it("an older centre that does not know declared holes accepts all entries except those behind a hole, which the kiosk retries every ten minutes", async () => {
  kiosk.rate(10);
  kiosk.reopen(() => loseEntries(kiosk.folder, [6]));
  kiosk.salvageOlder();
  let isOld = true;
  let asked = 0;
  /** The entries behind the hole are the one upload of epoch 1 that such a centre refuses. */
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const answer = await globalThis.fetch(url, init);
    const isBehind =
      answer.status === 200 && new URL(String(url)).pathname === syncPaths.ledger && (await isReceiptBehind(answer));
    if (!isOld || !isBehind) return answer;
    asked += 1;
    const { code, facts } = problem("ledger-gap", { expectedEpoch: 1, expectedSeq: 6 });
    const headers = { "content-type": "application/problem+json" };
    return Response.json({ code, status: 409, title: "缺少条目", facts }, { status: 409, headers });
  };
  const isReceiptBehind = async (answer: Response): Promise<boolean> => {
    const { text } = (await answer.clone().json()) as { readonly text: string };
    const { epoch, size } = JSON.parse(text) as { readonly epoch: number; readonly size: number };
    return epoch === 1 && size > 6;
  };
  let nowMs = 0;
  const turns = turnsOf(fetch, () => nowMs);
  const goOnFor = async (ms: number): Promise<void> => {
    const untilMs = nowMs + ms;
    while (nowMs < untilMs) {
      nowMs += await turns.takeTurn();
      turns.appended();
    }
  };
  await goOnFor(35 * 60_000);
  expect(asked).toBeGreaterThanOrEqual(3);
  expect(asked).toBeLessThanOrEqual(4);
  expect(receiptedSizes(kiosk)).toEqual([5, kiosk.store().position().size]);
  isOld = false;
  await goOnFor(11 * 60_000);
  turns.close();
  expect(kiosk.store().unsent().count).toBe(0);
});
