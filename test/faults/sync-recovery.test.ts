import { createPrivateKey, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { BootId } from "../../contract/words.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import { condemn } from "../../db/recovery/quarantine.ts";
import { syncTurns } from "../../electron/sync/sync-turns.ts";
import type { Fetch } from "../../electron/wire/centre-client.ts";
import { centreTexts, drained, findingsAt, kioskTexts, receiptedSizes } from "../electron/support/both-ledgers.ts";
import { isUpload, startProxy } from "../electron/support/interfering-proxy.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { upload } from "../support/centre/device.ts";
import { startedDraft, writeLedger } from "../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { uploadIn } from "./wire/sent-upload.ts";

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

const loseDatabase = (): void => {
  const file = databaseFileIn(kiosk.folder);
  for (const companion of ["", "-wal", "-shm"]) rmSync(`${file}${companion}`, { force: true });
};

/** Restores the centre to a state with `size` entries of an epoch, as a backup does; 0 for none. */
const restoreTo = (epoch: number, size: number): Promise<unknown> =>
  centre.sql.begin(async (sql) => {
    const { device } = kiosk;
    // In the order of a simultaneous upload: first the device, then its entries.
    await sql`select from devices where id = ${device} for update`;
    await sql`set local session_replication_role = replica`;
    await sql`delete from ratings where device = ${device} and epoch = ${epoch} and seq > ${size}`;
    await sql`delete from ledger_entries where device = ${device} and epoch = ${epoch} and seq > ${size}`;
    await sql`update ledger_epochs set size = ${size}, head = coalesce((
      select encode(hash, 'hex') from ledger_entries where device = ${device} and epoch = ${epoch} and seq = ${size}
    ), repeat('0', 64)) where device = ${device} and epoch = ${epoch}`;
    if (size === 0) await sql`delete from ledger_epochs where device = ${device} and epoch = ${epoch}`;
    await sql`update devices set last_checkpoint = null where id = ${device}`;
  });

it("a lost database: the entries salvaged from the journal and the new epoch are both uploaded", async () => {
  kiosk.rate(4);
  kiosk.reopen(loseDatabase);
  kiosk.rate(2);
  kiosk.startSync();
  await drained(centre, kiosk);
  const epochs = kioskTexts(kiosk).map((text) => (JSON.parse(text) as { readonly epoch: number }).epoch);
  expect(new Set(epochs)).toEqual(new Set([1, 2]));
  expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 6, alarms: ["database-lost"], quarantined: 0 });
});

it("a database lost after part of it was uploaded: the rest follows, nothing twice, and the centre keeps its entries", async () => {
  kiosk.rate(3);
  kiosk.startSync();
  await drained(centre, kiosk);
  await kiosk.killSync();
  kiosk.rate(3);
  kiosk.reopen(loseDatabase);
  kiosk.rate(1);
  kiosk.startSync();
  await until("the new epoch's receipt", () => receiptedSizes(kiosk).length === 2);
  await until("seven ratings", async () => (await findingsAt(centre, kiosk)).ratings === 7);
  expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 7, alarms: ["database-lost"], quarantined: 0 });
  expect(await centreTexts(centre, kiosk)).toEqual(expect.arrayContaining([...kioskTexts(kiosk)]));
});

it("a centre restored from an older state is filled again as soon as anything is sent", async () => {
  kiosk.rate(10);
  kiosk.startSync();
  await drained(centre, kiosk);
  await restoreTo(1, 4);
  expect((await centreTexts(centre, kiosk)).length).toBe(4);
  kiosk.rate(1);
  await drained(centre, kiosk);
  expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 11, alarms: [], quarantined: 0 });
});

it("a centre restored from before an epoch began is filled again, the older epoch too", async () => {
  kiosk.rate(5);
  kiosk.startSync();
  await drained(centre, kiosk);
  await kiosk.killSync();
  kiosk.reopen(loseDatabase);
  kiosk.rate(3);
  kiosk.startSync();
  await until("both epochs", async () => (await findingsAt(centre, kiosk)).ratings === 8);
  const before = await centreTexts(centre, kiosk);
  await restoreTo(1, 3);
  await restoreTo(2, 0);
  kiosk.rate(1);
  await until("nine ratings", async () => (await findingsAt(centre, kiosk)).ratings === 9);
  expect((await centreTexts(centre, kiosk)).slice(0, before.length)).toEqual(before);
});

it("a centre restored before the new epoch's first receipt is asked about the older one, and filled again", async () => {
  await kiosk.close();
  const proxy = await startProxy(() => centre.url);
  kiosk = await enrolledKiosk(centre, proxy.url);
  kiosk.rate(5);
  kiosk.reopen(loseDatabase);
  const uploads = () => proxy.seen.filter((passing) => isUpload(passing) && passing.done === "pass").length;
  proxy.interfere((passing) => (isUpload(passing) && uploads() > 0 ? { status: 503 } : "pass"));
  kiosk.startSync();
  await until("the first epoch's receipt alone", () => receiptedSizes(kiosk).length === 1);
  await kiosk.killSync();
  await restoreTo(1, 0);
  proxy.interfere(() => "pass");
  kiosk.rate(3);
  kiosk.startSync();
  await drained(centre, kiosk, 40_000);
  expect((await findingsAt(centre, kiosk)).ratings).toBe(8);
  await proxy.close();
});

it("a centre restored while the new epoch's first entries were in transit is filled again, the older epoch too", async () => {
  await kiosk.close();
  const proxy = await startProxy(() => centre.url);
  kiosk = await enrolledKiosk(centre, proxy.url);
  kiosk.rate(5);
  kiosk.reopen(loseDatabase);
  const uploads = () => proxy.seen.filter(isUpload).length;
  // The older epoch, the request about it, and the new one, whose receipt is lost.
  const rules = ["pass", "pass", "cut-reply"] as const;
  proxy.interfere((passing) => (isUpload(passing) ? (rules[uploads()] ?? { status: 503 }) : "pass"));
  kiosk.startSync();
  await until("a fourth upload", () => uploads() === 4);
  expect(receiptedSizes(kiosk).length).toBe(1);
  await restoreTo(1, 0);
  await restoreTo(2, 0);
  expect(await centreTexts(centre, kiosk)).toEqual([]);
  proxy.interfere(() => "pass");
  await drained(centre, kiosk, 60_000);
  expect((await findingsAt(centre, kiosk)).ratings).toBe(5);
  await proxy.close();
});

it("a centre restored while a damaged ledger is still being salvaged is filled again once all of it is there", async () => {
  kiosk.rate(40);
  kiosk.startSync();
  await drained(centre, kiosk);
  await kiosk.killSync();
  // A start removes receipted entries from the journal.
  kiosk.reopen(() => undefined);
  kiosk.reopen(() => condemn(kiosk.folder));
  await restoreTo(1, 10);
  kiosk.startSync();
  kiosk.rate(2);
  await until("the new epoch", async () => (await findingsAt(centre, kiosk)).ratings >= 11);
  // Neither side has the entries between yet: IT need not be notified of that.
  expect(kiosk.heard).not.toContain("ledger-gap");
  kiosk.salvageOlder();
  await drained(centre, kiosk, 40_000);
  expect((await findingsAt(centre, kiosk)).ratings).toBe(42);
});

it.each([
  ["ledger-gap", 409, { expectedEpoch: 1, expectedSeq: 1 }, 15 * 60_000],
  ["ledger-fork", 422, { epoch: 1, seq: 5 }, 25 * 3_600_000],
  ["chain-broken", 422, { seq: 5 }, 25 * 3_600_000],
] as const)(
  "a forged %s does not permanently keep the rest of a lost ledger back",
  async (code, status, facts, laterMs) => {
    kiosk.rate(3);
    kiosk.startSync();
    await drained(centre, kiosk);
    await kiosk.killSync();
    // A start removes receipted entries from the journal.
    kiosk.reopen(() => undefined);
    kiosk.rate(3);
    kiosk.reopen(loseDatabase);
    let nowMs = 0;
    let isForged = false;
    const forgeOnce: Fetch = async (url, init) => {
      if (isForged || uploadIn(url, init)?.position.epoch !== 1) return fetch(url, init);
      isForged = true;
      const headers = { "content-type": "application/problem+json" };
      return Response.json({ code, status, title: "不收", facts }, { status, headers });
    };
    const boot = BootId.parse(randomUUID());
    const begin = { identity: kiosk.identity, databaseFile: databaseFileIn(kiosk.folder), appVersion: "0.1.0", boot };
    const turns = syncTurns({ ...begin, monoOriginMs: 0 }, kiosk.hear, {
      requestTimeoutMs: 20_000,
      fetch: forgeOnce,
      nowMs: () => nowMs,
      machineMonoMs: () => nowMs,
      date: () => new Date(),
      random: () => 0.5,
    });
    const goOnFor = async (spanMs: number): Promise<void> => {
      const untilMs = nowMs + spanMs;
      while (nowMs < untilMs) nowMs += await turns.takeTurn();
    };
    await goOnFor(5 * 60_000);
    expect((await findingsAt(centre, kiosk)).ratings).toBe(3);
    nowMs += laterMs - 10 * 60_000;
    await goOnFor(5 * 60_000);
    turns.close();
    expect(isForged).toBe(true);
    expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 6, alarms: ["database-lost"], quarantined: 0 });
    expect(receiptedSizes(kiosk).length).toBe(2);
  },
);

it("an older epoch that differs at the centre raises an alarm there, and does not delay the new one", async () => {
  const { identity, device } = kiosk;
  const privateKey = createPrivateKey({
    key: Buffer.from(identity.privateKey, "base64"),
    type: "pkcs8",
    format: "der",
  });
  const { centreUrl, centrePublicKey, pepper } = identity;
  const stranger = { id: device, keys: { privateKey, publicKey: "" }, centreUrl, centrePublicKey, pepper };
  await upload(stranger, writeLedger(device, [startedDraft("a"), startedDraft("b")]));
  kiosk.rate(2);
  kiosk.reopen(loseDatabase);
  kiosk.rate(3);
  kiosk.startSync();
  await until("the new epoch", async () => (await findingsAt(centre, kiosk)).ratings >= 3);
  expect(kiosk.heard).toContain("ledger-fork");
  expect((await findingsAt(centre, kiosk)).alarms).toEqual(["database-lost", "fork"]);
});
