import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit } from "../support/window/kiosk.ts";
import { levelsOnDisk } from "../support/window/ledger-on-disk.ts";

let enrolled: EnrolledKiosk;
beforeAll(async () => {
  enrolled = await startKioskOnDuty();
});
afterAll(() => enrolled.stop());

/** `part` of its width from the left. */
const tapTwice = async (testId: string, part = 1 / 2): Promise<void> => {
  const button = enrolled.kiosk.page.locator(`[data-testid=${testId}]:enabled`);
  await button.waitFor();
  const box = await button.boundingBox();
  if (!box) throw new Error(`${testId} is not on the screen`);
  await enrolled.kiosk.page.mouse.dblclick(box.x + box.width * part, box.y + box.height / 2, { delay: 40 });
};

const tap = (testId: string): Promise<void> => enrolled.kiosk.page.getByTestId(testId).click();

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
    await tap("done");
    await enrolled.kiosk.page.getByTestId("badge-name").waitFor();
  });

  it("that taps twice to end a text has changed nothing on the next page", async () => {
    const { page } = enrolled.kiosk;
    await tap("walk-up");
    await tap("level-2");
    await tap("write-comment");
    await page.keyboard.type("9");
    await tapTwice("text-done");
    await page.getByTestId("write-comment").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    await tap("language");
    await tap("language");
    await finishVisit(page);
  });

  it("that taps twice after a telephone number has not passed the name over", async () => {
    const { page } = enrolled.kiosk;
    await tap("forms-open");
    await tap("form-complaint");
    await page.getByTestId("form-text").click();
    await page.keyboard.type("7788996655");
    await tapTwice("text-done");
    await tap("call");
    for (const digit of "12345") await tap(`kb-${digit}`);
    // Where the next page has 不留姓名.
    await tapTwice("phone-done", 0.9);
    await page.locator("[data-testid=text-done]:enabled").waitFor();
    expect(await page.getByTestId("contact-name").count()).toBe(1);
  });
});
