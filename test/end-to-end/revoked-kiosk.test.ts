import { afterAll, beforeAll, expect, it } from "vitest";
import { itPin } from "../../central/demo-office/demo-office.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { listedDevices } from "../support/centre/list-devices.ts";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit, rateOnce } from "../support/window/kiosk.ts";
import { levelsOnDisk } from "../support/window/ledger-on-disk.ts";
import { ratingsAt } from "../support/window/office.ts";
import { fingersOn, middleOf } from "../support/window/touch.ts";

let enrolled: EnrolledKiosk;
beforeAll(async () => {
  enrolled = await startKioskOnDuty();
});
afterAll(() => enrolled.stop());

const patient = { timeout: 90_000, interval: 100 };

const revokeAtPage = async (device: string): Promise<number> => {
  const { url, asCity } = enrolled.centre;
  const headers = { ...asCity, "content-type": "application/json" };
  const body = JSON.stringify({ device });
  return (await fetch(`${url}${officePaths.revocations}`, { method: "POST", headers, body })).status;
};

const openPage = async (name: string): Promise<void> => {
  const { page } = enrolled.kiosk;
  const fingers = await fingersOn(page);
  await fingers.down(0, await middleOf(page, "it-door"));
  await page.getByTestId("it-pin-screen").waitFor();
  await fingers.up(0);
  for (const digit of itPin) await page.getByTestId(`key-${digit}`).click();
  await page.getByTestId("it-enter").click();
  await page.getByTestId(`it-page-${name}`).click();
};

const enterCode = async (code: string): Promise<void> => {
  const { page } = enrolled.kiosk;
  await page.getByTestId("sync-code").click();
  await page.getByTestId("it-text").fill(code);
  await page.getByTestId("text-done").click();
};

it("a revoked kiosk accepts ratings as usual, stores them, and reports the revocation in its log and to IT", async () => {
  const { centre, kiosk, dataFolder } = enrolled;
  await expect.poll(async () => (await listedDevices(centre))[0]?.health.reportedAt, patient).not.toBe(null);
  const [row] = await listedDevices(centre);
  expect(row).toMatchObject({ status: "live", health: { trouble: null } });
  expect(await revokeAtPage(row?.device ?? "")).toBe(204);
  await rateOnce(kiosk.page, 2);
  await finishVisit(kiosk.page);
  await rateOnce(kiosk.page, 5);
  await finishVisit(kiosk.page);
  expect(levelsOnDisk(dataFolder)).toEqual([2, 5]);
  await expect.poll(kiosk.errors, patient).toContain('"code":"device-revoked"');
  await openPage("device");
  const trouble = kiosk.page.getByTestId("it-centre-trouble");
  await trouble.waitFor();
  expect(await trouble.innerText()).toContain("中心已停用这台设备");
  const devices = await listedDevices(centre);
  expect(devices).toMatchObject([{ status: "revoked" }]);
  expect(await ratingsAt(centre)).toEqual([]);
});

it("is let in again by a new code on its IT panel, with the key it has, and uploads all that it stored", async () => {
  const { centre, kiosk } = enrolled;
  const before = await listedDevices(centre);
  await kiosk.page.getByTestId("it-page-sync").click();
  await enterCode("AAAA-AAAA-AAAA");
  await kiosk.page.getByTestId("notice").getByText("入网码不存在").waitFor();
  await kiosk.page.getByTestId("notice").getByRole("button").click();
  await enterCode(await centre.newEnrolmentCode());
  await kiosk.page.getByTestId("sync-code-accepted").waitFor();
  await expect.poll(async () => (await ratingsAt(centre)).map(({ level }) => level), patient).toEqual([2, 5]);
  const after = await listedDevices(centre);
  expect(after.map(({ device, status }) => [device, status])).toEqual([[before[0]?.device, "live"]]);
});
