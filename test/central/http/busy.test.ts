import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { until } from "../../electron/support/until.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { untilWaiting } from "../../support/centre/lock-waits.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;

beforeAll(async () => {
  centre = await startCentre();
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

/** A question that notes the contact with the device. */
const ask = (changes: { readonly signal?: AbortSignal } = {}) =>
  sendAs(device, { method: "GET", path: syncPaths.configuration }, changes);

/** Blocks every question of the device until it is released. */
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
  const taken = Array.from({ length: 8 }, () => ask());
  await untilWaiting(centre.sql, 8);
  const refused = await ask();
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(await refused.json()).toMatchObject({ code: "centre-busy" });
  await letGo();
  expect((await Promise.all(taken)).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  expect((await ask()).status).toBe(200);
});

test("a client that disconnects while its request runs does not block a place permanently", async () => {
  for (let round = 0; round < 2; round += 1) {
    const letGo = await holdUp();
    const leaving = new AbortController();
    const left = Array.from({ length: 8 }, () => ask({ signal: leaving.signal }));
    await untilWaiting(centre.sql, 8);
    leaving.abort();
    await Promise.allSettled(left);
    await letGo();
    await until("the next is taken", async () => (await ask()).status === 200);
  }
});
