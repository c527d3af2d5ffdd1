import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { consolePageOf, type Kiosk, launchKiosk } from "../support/window/kiosk.ts";

let kiosk: Kiosk;
beforeAll(async () => {
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
  await kiosk.page.getByTestId("out-of-service").waitFor();
});
afterAll(() => kiosk.kill());

/** Simulates that a second display is plugged in or removed, as the system reports it to the application. */
const plug = (isThere: boolean): Promise<void> =>
  kiosk.application.evaluate(({ screen }, there) => {
    const own = screen.getPrimaryDisplay();
    const desk = { ...own, id: own.id + 1, workArea: { x: 1_300, y: 100, width: 600, height: 800 } };
    screen.getAllDisplays = () => (there ? [own, desk] : [own]);
    screen.emit(there ? "display-added" : "display-removed", {}, desk);
  }, isThere);

const consoles = () =>
  kiosk.application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter(({ webContents }) => webContents.getURL().endsWith("console.html"))
      .map((window) => ({ onTop: window.isAlwaysOnTop(), focused: window.isFocused(), at: window.getPosition() })),
  );

describe("窗口台 and displays", () => {
  it("is missing with one display", async () => {
    expect(await consoles()).toEqual([]);
  });

  it("opens on the clerk's display when there is one, above other windows, and does not take the keyboard focus", async () => {
    await plug(true);
    const page = await consolePageOf(kiosk.application);
    await page.getByTestId("out-of-service").getByText("尚未入网").waitFor();
    expect(await consoles()).toEqual([{ onTop: true, focused: false, at: [1_432, 492] }]);
  });

  it("opens once, however often displays change, and closes with its display", async () => {
    await plug(true);
    expect(await consoles()).toHaveLength(1);
    await plug(false);
    expect(await consoles()).toEqual([]);
    await plug(true);
    await expect.poll(consoles).toHaveLength(1);
  });

  it("never exists without the citizens' window", async () => {
    // The driver learns of windows a moment later.
    await expect.poll(() => kiosk.application.windows()).toHaveLength(2);
    await kiosk.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().endsWith("index.html"))
        ?.close(),
    );
    await expect.poll(() => kiosk.application.windows()).toEqual([]);
  });
});
