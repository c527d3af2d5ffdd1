import { rmSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { databaseFileIn, journalFileIn, lastEpochFileIn } from "../../db/data-folder.ts";
import { openStore } from "../../db/open-store.ts";
import { identityFileIn, secondPlaceIn } from "../../electron/main/identity/second-place.ts";
import { askForLedger } from "../../electron/main/storage/open-ledger.ts";
import { sealWith } from "../../electron/wire/key-pair.ts";
import { drained } from "../electron/support/both-ledgers.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { stamp } from "../support/ledger.ts";

let centre: TestCentre;
let kiosk: SyncKiosk;

beforeAll(async () => {
  centre = await startCentre();
});
let isOpen: boolean;
beforeEach(async () => {
  kiosk = await enrolledKiosk(centre);
  isOpen = true;
});
const close = async (): Promise<void> => {
  if (isOpen) await kiosk.close();
  isOpen = false;
};
afterEach(close);
afterAll(() => centre.stop());

/** Removes every record of the ledger, also in the identity file, and starts as the kiosk does. */
const startWithNothing = async (centreUrl = kiosk.identity.centreUrl): Promise<unknown> => {
  const { folder, identity } = kiosk;
  await close();
  for (const companion of ["", "-wal", "-shm"]) rmSync(`${databaseFileIn(folder)}${companion}`, { force: true });
  for (const file of [journalFileIn(folder), lastEpochFileIn(folder)]) rmSync(file, { force: true });
  writeFileSync(identityFileIn(folder), "{}");
  const startedAt = performance.now();
  await askForLedger(folder, { ...identity, centreUrl }, fetch);
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  const opened = openStore({
    folder,
    device: identity.device,
    stamp,
    isSignedByCentre: () => false,
    seal: sealWith(identity.privateKey),
    secondPlace: secondPlaceIn(folder),
  });
  if (!opened.ok) throw new Error(opened.problem.code);
  const begun = opened.value.newestOfKinds(["epoch-begun"]);
  opened.value.close();
  return begun && { epoch: begun.epoch, body: begun.body };
};

const firstStart = { epoch: 1, body: { reason: "first-start", before: null } };

it("a ledger that was lost with all its local records is known to the centre: epoch 2 begins, and not epoch 1 again", async () => {
  kiosk.rate(3);
  kiosk.startSync();
  await drained(centre, kiosk);
  expect(await startWithNothing()).toEqual({ epoch: 2, body: { reason: "database-missing", before: null } });
  expect(secondPlaceIn(kiosk.folder).epoch()).toBe(2);
});

it("a device that never sent anything begins its first epoch", async () => {
  expect(await startWithNothing()).toEqual(firstStart);
});

it("an unreachable centre does not stop a window from opening", async () => {
  expect(await startWithNothing("http://127.0.0.1:9")).toEqual(firstStart);
});

it("the centre is not asked where the disk has a record of a ledger", async () => {
  const asked = (): Promise<Response> => {
    throw new Error("asked");
  };
  await askForLedger(kiosk.folder, kiosk.identity, asked);
});
