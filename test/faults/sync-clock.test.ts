import { afterEach, describe, expect, it } from "vitest";
import { centreTexts, drained, findingsAt, kioskTexts } from "../electron/support/both-ledgers.ts";
import { settableClock } from "../electron/support/settable-clock.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";

const yearMs = 365 * 86_400_000;

let centre: TestCentre;
let kiosk: SyncKiosk;

afterEach(async () => {
  await kiosk?.close();
  await centre?.stop();
});

/** The year in which the device's last checkpoint was signed, by its own clock. */
const yearOfCheckpoint = async (): Promise<number> => {
  const [row] = await centre.sql<{ at: string }[]>`
    select last_checkpoint::json ->> 'at' as at from devices where id = ${kiosk.device}`;
  return new Date(row?.at ?? 0).getUTCFullYear();
};

describe.skipIf(process.platform !== "linux")("an upload", () => {
  it("goes on, whatever the wall clock is set to meanwhile", async () => {
    const clock = settableClock();
    centre = await startCentre();
    kiosk = await enrolledKiosk(centre);
    kiosk.startSync({}, clock.environment);
    kiosk.rate(3);
    await drained(centre, kiosk);
    const thisYear = await yearOfCheckpoint();
    for (const [setTo, year] of [
      [10 * yearMs, thisYear + 10],
      [-10 * yearMs, thisYear - 10],
      [-Date.now(), 1970],
    ] as const) {
      clock.setAhead(setTo);
      kiosk.rate(5);
      await drained(centre, kiosk);
      await until(`a checkpoint of ${year}`, async () => Math.abs((await yearOfCheckpoint()) - year) <= 1);
    }
    expect(await centreTexts(centre, kiosk)).toEqual(kioskTexts(kiosk));
    expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 18, alarms: [], quarantined: 0 });
    expect(kiosk.heard).not.toContain("centre-unreachable");
  });
});
