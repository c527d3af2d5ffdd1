import type { Page } from "playwright-core";
import type { TestCentre } from "../centre/start-centre.ts";
import type { Kiosk } from "./kiosk.ts";

export interface OfficePage {
  readonly page: Page;
  /** The errors of the page, or of a frame in it, so far; a refusal of its content policy is one. */
  readonly complaints: () => readonly string[];
}

/** Opens one of the office's pages by its path in the navigation. */
export const goToPage = async (page: Page, path: string): Promise<void> => {
  await page.locator(`.navigation a[href="#/${path}"]`).click();
  await page.locator(`.navigation a.active[href="#/${path}"]`).waitFor();
};

/**
 * One of the office's pages in a second window of a kiosk's Chromium, in a session of its own, because the kiosk's
 * reaches no network. The language is the one last chosen on the page.
 */
export const openOfficePage = async (
  { application }: Kiosk,
  { url, officeKey }: Pick<TestCentre, "url" | "officeKey">,
  path = "figures",
  size = { width: 1_600, height: 1_000 },
): Promise<OfficePage> => {
  const opened = application.waitForEvent("window");
  await application.evaluate(({ BrowserWindow }, given) => {
    const window = new BrowserWindow({ ...given, useContentSize: true, webPreferences: { partition: "office" } });
    // A kiosk's windows do not navigate; an office's browser does, and so do frames in it.
    for (const name of ["will-navigate", "will-frame-navigate"]) window.webContents.removeAllListeners(name);
    void window.loadURL("about:blank");
  }, size);
  const page = await opened;
  page.setDefaultTimeout(60_000);
  const heard: string[] = [];
  page.on("pageerror", ({ message }) => heard.push(message));
  page.on("console", (message) => message.type() === "error" && heard.push(message.text()));
  await page.goto(`${url}/#key=${officeKey}`);
  await goToPage(page, path);
  return { page, complaints: () => heard };
};
