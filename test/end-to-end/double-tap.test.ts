import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { levelsOnDisk } from "../support/window/ledger-on-disk.ts";

let enrolled: EnrolledKiosk;
beforeAll(async () => {
  enrolled = await startKioskOnDuty();
});
afterAll(() => enrolled.stop());

const tapTwice = async (testId: string): Promise<void> => {
  const box = await enrolled.kiosk.page.getByTestId(testId).boundingBox();
  if (!box) throw new Error(`${testId} is not on the screen`);
  await enrolled.kiosk.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2, { delay: 40 });
};

describe("a hurried finger", () => {
  it("that taps twice to open a prompt has opened it, and neither cancelled nor answered it", async () => {
    await enrolled.kiosk.page.locator("[data-testid=walk-up]:enabled").waitFor();
    await tapTwice("walk-up");
    await enrolled.kiosk.page.locator("[data-testid=decline-prompt]:enabled").waitFor();
    expect(await enrolled.kiosk.page.getByTestId("level-5").isVisible()).toBe(true);
  });

  it("that taps a level twice has rated once", async () => {
    await tapTwice("level-4");
    await enrolled.kiosk.page.getByTestId("thanks").waitFor();
    expect(levelsOnDisk(enrolled.dataFolder)).toEqual([4]);
  });
});
