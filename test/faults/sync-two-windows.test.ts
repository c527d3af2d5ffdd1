import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { StaffNumber } from "../../contract/words.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { enrolWithCode } from "../support/centre/device.ts";
import { at, startDraft } from "../support/centre/duty-drafts.ts";
import { sendEpoch } from "../support/centre/receipts.ts";
import { sampleUnitCode } from "../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";

let centre: TestCentre;
let kiosk: SyncKiosk;

afterEach(async () => {
  await kiosk.close();
  await centre.stop();
});

const [here, away] = [StaffNumber.parse("1001"), StaffNumber.parse("1002")];
const since = "2026-03-02T09:00:00.000+08:00";

it("a kiosk is told the other window at which a person is on duty, and no window where the centre is unreachable", async () => {
  centre = await startCentre();
  const window = { unitCode: sampleUnitCode, windowNumber: "4" };
  const fourth = await enrolWithCode(centre.url, await centre.newEnrolmentCode(window));
  await sendEpoch(fourth, [at(since, startDraft(randomUUID(), { windowNumber: "4", staffNumber: away }))]);
  kiosk = await enrolledKiosk(centre);
  kiosk.startSync();

  kiosk.staffLogsIn(here);
  await until("an answer about the first", () => kiosk.shiftsElsewhere.length === 1);
  kiosk.staffLogsIn(away);
  await until("an answer about the second", () => kiosk.shiftsElsewhere.length === 2);
  await centre.stop();
  kiosk.staffLogsIn(away);
  await until("an answer without a centre", () => kiosk.shiftsElsewhere.length === 3);

  expect(kiosk.shiftsElsewhere.map(({ staffNumber, elsewhere }) => [staffNumber, elsewhere])).toMatchObject([
    [here, null],
    [away, { unitCode: sampleUnitCode, windowNumber: "4", since }],
    [away, null],
  ]);
});
