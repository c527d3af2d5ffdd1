import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { writeUpload } from "../../../contract/sync/upload.ts";
import { until } from "../../electron/support/until.ts";
import { enrolDevice, sendUploadText, signCheckpoint, type TestDevice, upload } from "../../support/centre/device.ts";
import { endOf, startedDraft, writeLedger } from "../../support/centre/ledger.ts";
import { untilWaiting } from "../../support/centre/lock-waits.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
const links = () => writeLedger(device.id, [startedDraft("a")]);

beforeAll(async () => {
  centre = await startCentre();
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

/** Blocks every upload of the device until it is released. */
const holdUp = async (): Promise<() => Promise<void>> => {
  let letGo: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let isHeld: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const done = centre.sql.begin(async (sql) => {
    await sql`select from devices where id = ${device.id} for update`;
    isHeld();
    await released;
  });
  await held;
  const release = async () => {
    letGo();
    await done;
  };
  onTestFinished(release);
  return release;
};

test("a request beyond the limit is told to retry, and all others are answered", async () => {
  const letGo = await holdUp();
  const taken = Array.from({ length: 8 }, () => upload(device, links()));
  await untilWaiting(centre.sql, 8);
  const refused = await upload(device, links());
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(await refused.json()).toMatchObject({ code: "centre-busy" });
  await letGo();
  expect((await Promise.all(taken)).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  expect((await upload(device, links())).status).toBe(200);
});

test("a client that disconnects while its request runs does not block a place permanently", async () => {
  for (let round = 0; round < 2; round += 1) {
    const letGo = await holdUp();
    const leaving = new AbortController();
    const left = Array.from({ length: 8 }, () => uploadUntil(leaving.signal));
    await untilWaiting(centre.sql, 8);
    leaving.abort();
    await Promise.allSettled(left);
    await letGo();
    await until("the next is taken", async () => (await upload(device, links())).status === 200);
  }
});

const uploadUntil = (signal: AbortSignal): Promise<Response> => {
  const checkpoint = signCheckpoint(device, endOf(links()));
  return sendUploadText(device, writeUpload({ checkpoint, entryTexts: links().map(({ text }) => text) }), { signal });
};
