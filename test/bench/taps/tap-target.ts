import { _electron, type ElectronApplication, type Page } from "playwright-core";
import type { KioskApi } from "../../../contract/ipc/requests.ts";
import type { Application } from "../support/applications.ts";
import { atTheEnd } from "../support/clean-up.ts";

/** A window that can be tapped again and again. */
export interface TapTarget {
  readonly page: Page;
  /** Puts something to tap on the screen and the pointer over it. */
  readonly prepareTap: () => Promise<void>;
}

/** Starts an application under the test driver, which alone can send real input events. */
export const openWindow = async (
  application: Application,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> => {
  const { executable, args, environment } = application;
  const opened: ElectronApplication = await _electron.launch({
    executablePath: executable,
    args: [...args],
    env: environment,
    timeout: 30_000,
  });
  const close = atTheEnd(() => opened.close());
  const page = await opened.firstWindow();
  page.setDefaultTimeout(15_000);
  return { page, close };
};

/** Levels that are done after one tap, in turn. */
const tappedLevels = [5, 4, 3] as const;

export const kioskTarget = (page: Page): TapTarget => {
  let turn = 0;
  return {
    page,
    prepareTap: async () => {
      const isOpen = await page.evaluate(async () => {
        const { counterstar } = window as unknown as { readonly counterstar: KioskApi };
        return (await counterstar.openPrompt()).ok;
      });
      if (!isOpen) throw new Error("the kiosk opened no prompt");
      const level = tappedLevels[turn % tappedLevels.length];
      turn += 1;
      await hover(page, `level-${level}`);
    },
  };
};

export const bareTarget = (page: Page): TapTarget => ({
  page,
  prepareTap: async () => {
    await page.evaluate(() => (window as unknown as { readonly openPrompt: () => void }).openPrompt());
    await hover(page, "tap");
  },
});

const hover = async (page: Page, testId: string): Promise<void> => {
  const element = page.getByTestId(testId);
  await element.waitFor();
  const box = await element.boundingBox();
  if (!box) throw new Error(`${testId} is not on the screen`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
};
