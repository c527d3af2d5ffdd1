import { afterEach, expect, it } from "vitest";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";

let kiosk: Kiosk | undefined;
afterEach(() => kiosk?.kill());

/** Longer than a frozen page is left alone. */
const patience = { timeout: 180_000, interval: 1_000 };

it("a page that paints no frame any more is restarted after a minute, and goes on", async () => {
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
  const { application, page, errors } = kiosk;
  await page.getByTestId("out-of-service").waitFor();
  await page.evaluate(() => {
    globalThis.requestAnimationFrame = () => 0;
  });
  await expect.poll(errors, patience).toContain('"event":"page frozen"');
  // Asked through main: the driver gives up a page whose process has ended. No answer comes from one that is loading.
  const screen = () =>
    application.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return null;
      const asked = contents.executeJavaScript("document.querySelector('.kiosk')?.dataset.screen").catch(() => null);
      return Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 2_000))]);
    });
  await expect.poll(screen, patience).toBe("out-of-service");
});
