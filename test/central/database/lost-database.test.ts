import { afterAll, beforeAll, expect, test } from "vitest";
import { enrolDevice, upload } from "../../support/centre/device.ts";
import { endOf, ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const begun = (reason: string) => ({ kind: "epoch-begun", body: { reason, before: null } });

test("an epoch begun because a database was lost raises an alarm, a device's first epoch does not", async () => {
  const device = await enrolDevice(centre);
  const first = writeLedger(device.id, [begun("first-start"), ratingDraft()]);
  const second = writeLedger(device.id, [begun("database-missing"), ratingDraft()], 2);
  await upload(device, first);
  await upload(device, second, endOf(second, 2));
  const alarms = await centre.sql`select kind, epoch, seq, times from alarms where device = ${device.id}`;
  expect([...alarms]).toEqual([{ kind: "database-lost", epoch: 2, seq: 1, times: 1 }]);
});
