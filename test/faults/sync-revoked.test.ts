import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { revokeDevice } from "../../central/devices/revoke-device.ts";
import { StaffNumber } from "../../contract/words.ts";
import { privateKeyFrom, publicKeyText } from "../../electron/wire/key-pair.ts";
import { drained, findingsAt, kioskTexts } from "../electron/support/both-ledgers.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { requestEnrolment } from "../support/centre/device.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";

let centre: TestCentre;
let kiosk: SyncKiosk;

beforeAll(async () => {
  centre = await startCentre();
});
afterEach(() => kiosk.close());
afterAll(() => centre.stop());

const patientMs = 60_000;
const timesRefused = (): number => kiosk.heard.filter((code) => code === "device-revoked").length;

it("a revoked kiosk goes on rating, sends no request for a while, and uploads everything once it is enrolled again", async () => {
  kiosk = await enrolledKiosk(centre);
  kiosk.rate(3);
  kiosk.startSync();
  await drained(centre, kiosk, patientMs);
  await revokeDevice(centre.sql, kiosk.device, new Date());
  kiosk.rate(2);
  await until("the refusal", () => timesRefused() === 1, patientMs);
  kiosk.rate(3);
  // In this time a kiosk that ignored the requested wait would have retried many times.
  for (let asked = 1; asked <= 100; asked += 1) {
    kiosk.staffLogsIn(StaffNumber.parse("1001"));
    await until("an answer in passing", () => kiosk.shiftsElsewhere.length === asked, patientMs);
  }
  expect(timesRefused()).toBe(1);
  expect(kioskTexts(kiosk).length).toBeGreaterThanOrEqual(9);
  expect((await findingsAt(centre, kiosk)).ratings).toBe(3);

  await kiosk.killSync();
  const privateKey = privateKeyFrom(kiosk.identity.privateKey);
  const keys = { privateKey, publicKey: publicKeyText(privateKey) };
  expect((await requestEnrolment(centre.url, await centre.newEnrolmentCode(), keys)).status).toBe(200);
  kiosk.startSync();
  await drained(centre, kiosk, patientMs);
  expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 8, alarms: [], quarantined: 0 });
});

it("a device's first report about itself is at the centre together with its last rating", async () => {
  kiosk = await enrolledKiosk(centre);
  // The configuration comes first: applied while an upload is being packed, it would wait in that one.
  kiosk.startSync();
  await drained(centre, kiosk, patientMs);
  await kiosk.killSync();
  kiosk.rate(2);
  kiosk.startSync();
  await drained(centre, kiosk, patientMs);
  const [row] = await centre.sql`
    select health - 'freeMib' - 'configurationVersion' - 'sinceRatingMs' as said, health ->> 'sinceRatingMs' as since,
      (health ->> 'freeMib')::bigint > 0 as "hasDisk", health_at is not null as dated, abs(clock_skew_ms) < 60000 as near
    from devices where id = ${kiosk.device}`;
  const said = {
    appVersion: "0.1.0",
    screenSilentMs: null,
    keyAtRest: "file",
    unsent: 0,
    oldestUnsentMs: null,
    trouble: null,
  };
  expect(row).toMatchObject({ said, hasDisk: true, dated: true, near: true });
  expect(Number(row?.["since"])).toBeGreaterThanOrEqual(0);
});
