import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { centreTexts, drained, findingsAt, kioskTexts, receiptedSizes } from "../electron/support/both-ledgers.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";

let centre: TestCentre;
let kiosk: SyncKiosk;

afterEach(async () => {
  await kiosk.close();
  await centre.stop();
});

it("a centre that is down for a while gets everything once it is back, each entry once", async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "counterstar-outage-"));
  centre = await startCentre({ dataFolder });
  const port = Number(new URL(centre.url).port);
  kiosk = await enrolledKiosk(centre);
  kiosk.startSync();
  kiosk.rate(3);
  await drained(centre, kiosk);

  await centre.stop();
  kiosk.rate(20);
  await until("a failed exchange", () => kiosk.heard.includes("centre-unreachable"));
  kiosk.rate(5);
  const before = receiptedSizes(kiosk);

  centre = await startCentre({ dataFolder, port });
  await drained(centre, kiosk);
  expect(before[0]).toBeLessThan(kioskTexts(kiosk).length - 24);
  expect(await centreTexts(centre, kiosk)).toEqual(kioskTexts(kiosk));
  expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 28, alarms: [], quarantined: 0 });
  expect(kiosk.heard.at(-1)).toBeNull();
});

it("ratings from before the first contact, or while the sync was not running, are uploaded too", async () => {
  centre = await startCentre();
  kiosk = await enrolledKiosk(centre);
  kiosk.rate(1_200);
  kiosk.startSync();
  await drained(centre, kiosk);
  expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 1_200, alarms: [], quarantined: 0 });
  expect(kiosk.store().configuration()).toMatchObject({ version: 1, device: kiosk.device });
});
