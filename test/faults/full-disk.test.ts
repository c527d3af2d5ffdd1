import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EnrolledKiosk, kioskOptions, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";
import { entriesOnDisk, levelsOnDisk } from "../support/window/ledger-on-disk.ts";
import { canMount, mountSmallDisk, type SmallDisk } from "../support/window/small-disk.ts";

/** Large enough for a profile of Chromium and a ledger. */
const diskMegabytes = 96;
const patience = { timeout: 30_000 };

describe.skipIf(!canMount)("a disk that is full", () => {
  let disk: SmallDisk;
  let enrolled: EnrolledKiosk;
  let restarted: Kiosk | undefined;

  beforeAll(async () => {
    disk = mountSmallDisk(diskMegabytes);
    enrolled = await startKioskOnDuty({ dataFolder: disk.folder });
  });
  afterAll(async () => {
    await restarted?.kill();
    await enrolled?.stop();
    disk?.unmount();
  });

  const page = () => enrolled.kiosk.page;
  const prompt = async (): Promise<void> => {
    await page().evaluate("window.counterstar.openPrompt()");
    await page().locator("[data-testid=level-5]:enabled").waitFor();
  };
  const alarms = async () => {
    const rows = await enrolled.centre.sql<{ kind: string }[]>`select kind from alarms order by kind`;
    return rows.map(({ kind }) => kind);
  };

  it("is reported to the centre while there is still space", async () => {
    await expect.poll(alarms, patience).toEqual(["storage-low"]);
  });

  it("is reported to the citizen whose rating it refused, and then no prompt opens any more", async () => {
    await prompt();
    disk.fill();
    await page().getByTestId("level-4").click();
    await page().getByText("没有保存成功").waitFor();
    expect([await page().locator(".kiosk").getAttribute("data-screen"), levelsOnDisk(disk.folder)]).toEqual([
      "prompt",
      [],
    ]);
    await page().getByTestId("level-4").click();
    await page().getByTestId("out-of-service").waitFor();
    await page().getByText("没能保存").first().waitFor();
    expect(levelsOnDisk(disk.folder)).toEqual([]);
  });

  it("with space again puts the kiosk back into service, and the centre learns of it", async () => {
    disk.makeRoom();
    await page().locator(".kiosk[data-screen=prompt], .kiosk[data-screen=ready]").waitFor(patience);
    expect(entriesOnDisk(disk.folder, "storage-recovered")).toMatchObject([{ body: { reason: "SQLITE_FULL" } }]);
    await page().evaluate(
      `counterstar.currentView().then(({ value: { promptId } }) =>
        counterstar.declinePrompt({ promptId, input: "touch", screenHasTouch: true }))`,
    );
    await page().locator(".kiosk[data-screen=ready]").waitFor();
    await prompt();
    await page().getByTestId("level-3").click();
    await page().getByTestId("thanks").waitFor();
    expect(levelsOnDisk(disk.folder)).toEqual([3]);
    await expect.poll(alarms, patience).toEqual(["storage-failed", "storage-low"]);
  });

  it("at a start is on the screen, and with space again the kiosk starts by itself", async () => {
    await enrolled.kiosk.kill();
    disk.fill();
    restarted = await launchKiosk(kioskOptions(disk.folder));
    await restarted.page.getByTestId("out-of-service").waitFor();
    disk.makeRoom();
    await restarted.page.getByTestId("badge-name").waitFor({ timeout: 45_000 });
    expect(levelsOnDisk(disk.folder)).toEqual([3]);
  });
});
