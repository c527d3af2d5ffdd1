import type { Page } from "playwright-core";
import { logIn } from "../../support/window/kiosk.ts";
import { someStaff } from "./bench-centre.ts";

/** Logs a member of staff in and waits for the badge. */
export const putOnDuty = async (page: Page): Promise<void> => {
  const { number, pin } = someStaff();
  await logIn(page, number, pin);
  await page.getByTestId("badge-name").waitFor();
};
