import type { Page } from "playwright-core";
import { itPin } from "../../../central/demo-office/demo-office.ts";
import { fingersOn, middleOf } from "./touch.ts";

/** Holds a finger on the mark until the PIN is asked for. */
export const holdMark = async (page: Page): Promise<void> => {
  const fingers = await fingersOn(page);
  await fingers.down(0, await middleOf(page, "it-door"));
  await page.getByTestId("it-pin-screen").waitFor();
  await fingers.up(0);
};

export const enterItPin = async (page: Page, pin: string): Promise<void> => {
  for (const digit of pin) await page.getByTestId(`key-${digit}`).click();
  await page.getByTestId("it-enter").click();
};

export const openItPanel = async (page: Page): Promise<void> => {
  await holdMark(page);
  await enterItPin(page, itPin);
  await page.getByTestId("it-panel").waitFor();
};

/** Opens another page of the panel; some are behind the button to the others. */
export const openItPage = async (page: Page, name: string): Promise<void> => {
  const button = page.getByTestId(`it-page-${name}`);
  if ((await button.count()) === 0) await page.getByTestId("it-other-pages").click();
  await button.click();
  await page.getByTestId(`it-${name}`).waitFor();
};

export const leaveItPanel = async (page: Page): Promise<void> => {
  await page.getByTestId("it-leave").click();
  await page.getByTestId("it-panel").waitFor({ state: "detached" });
};
