import { afterEach, expect, it } from "vitest";
import { centreTexts, drained, findingsAt, receiptedSizes } from "../electron/support/both-ledgers.ts";
import { type SlowLine, startSlowLine } from "../electron/support/slow-line.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";

let centre: TestCentre;
let line: SlowLine;
let kiosk: SyncKiosk;

afterEach(async () => {
  await kiosk.close();
  await line.close();
  await centre.stop();
});

const patientMs = 120_000;

/** In that time a sixth of a whole batch crosses the line below. */
const impatient = { REQUEST_TIMEOUT_MS: "1500" };

it("a line on which a whole batch exceeds the timeout gets smaller ones, and resumes after a cut", async () => {
  centre = await startCentre();
  line = await startSlowLine(centre.url, { bytesPerSecond: 10_000, lostShare: 0.05 });
  kiosk = await enrolledKiosk(centre, line.url);
  kiosk.rate(1_200);
  kiosk.startSync({}, impatient);
  await until("a first receipt", () => (receiptedSizes(kiosk)[0] ?? 0) > 0, patientMs);
  line.cut();
  const before = receiptedSizes(kiosk)[0] ?? 0;
  expect(before).toBeLessThan(1_200);
  await drained(centre, kiosk, patientMs);
  expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 1_200, alarms: [], quarantined: 0 });
  expect((await centreTexts(centre, kiosk)).length).toBeGreaterThan(1_200);
  expect(kiosk.heard).toContain("centre-unreachable");
});
