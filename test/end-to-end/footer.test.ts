import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";

let enrolled: EnrolledKiosk;
let page: Page;
beforeAll(async () => {
  enrolled = await startKioskOnDuty({ policy: { reasonsMs: 120_000 } });
  page = enrolled.kiosk.page;
});
afterAll(() => enrolled.stop());

/** A visit in English, where words are longer, up to the reasons: the layout of the footer's details there. */
const layoutAtReasons = async (): Promise<string | null> => {
  await page.evaluate("window.counterstar.openPrompt()");
  await page.locator(".kiosk[data-screen=prompt]").waitFor();
  await page.getByTestId("language").click();
  await page.getByTestId("level-5").click();
  await page.locator(".kiosk[data-screen=reasons]").waitFor();
  return page.locator(".footer").getAttribute("data-facts");
};

it("the footer keeps the layout that fits, also after a font arrived while a keyboard covered it", async () => {
  const fitting = await layoutAtReasons();
  expect(fitting).not.toBe("beside");
  await page.getByTestId("write-comment").click();
  await page.locator(".text-entry").waitFor();
  await page.evaluate("document.fonts.dispatchEvent(new Event('loadingdone'))");
  await page.evaluate("window.counterstar.leave()");
  await page.locator(".kiosk[data-screen=thanks]").waitFor();
  await page.evaluate("window.counterstar.leave()");
  await page.getByTestId("badge-name").waitFor();
  expect(await layoutAtReasons()).toBe(fitting);
});
