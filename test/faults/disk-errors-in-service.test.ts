import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { canAttach, type FailingDisk, failDisk } from "../support/window/failing-disk.ts";
import { finishVisit, rateOnce } from "../support/window/kiosk.ts";
import { entriesOnDisk, levelsOnDisk } from "../support/window/ledger-on-disk.ts";

const patience = { timeout: 30_000 };

describe.skipIf(!canAttach)("a disk that refuses every write and sync", () => {
  let enrolled: EnrolledKiosk;
  let disk: FailingDisk | undefined;

  beforeAll(async () => {
    enrolled = await startKioskOnDuty();
  });
  afterAll(async () => {
    await disk?.mend();
    await enrolled?.stop();
  });

  const page = () => enrolled.kiosk.page;
  const prompt = async (): Promise<void> => {
    await page().evaluate("window.counterstar.openPrompt()");
    await page().locator("[data-testid=level-5]:enabled").waitFor();
  };

  it("is reported at the tap, keeps acknowledged ratings, and takes the kiosk out of service", async () => {
    await rateOnce(page(), 2);
    await finishVisit(page());
    await prompt();
    disk = await failDisk(enrolled.kiosk.application.process().pid ?? 0, enrolled.dataFolder);
    await page().getByTestId("level-4").click();
    await page().getByText("没有保存成功").waitFor();
    await page().getByTestId("level-4").click();
    await page().getByTestId("out-of-service").waitFor();
    expect(levelsOnDisk(enrolled.dataFolder)).toEqual([2]);
  });

  it("that works again puts the kiosk back into service", async () => {
    await disk?.mend();
    disk = undefined;
    await page().locator(".kiosk[data-screen=prompt], .kiosk[data-screen=ready]").waitFor(patience);
    expect(entriesOnDisk(enrolled.dataFolder, "storage-recovered")).toMatchObject([
      { body: { reason: expect.stringMatching(/^SQLITE_IOERR/) } },
    ]);
  });
});
