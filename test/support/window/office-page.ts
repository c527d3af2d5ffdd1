import type { Page } from "playwright-core";
import { addAccount, testPassword } from "../centre/office-account.ts";
import type { TestCentre } from "../centre/start-centre.ts";
import { startEncryptedFront } from "../network/encrypted-front.ts";
import type { Kiosk } from "./kiosk.ts";

export interface OfficePage {
  readonly page: Page;
  /** The centre's address for browsers, encrypted. */
  readonly url: string;
  /** The errors of the page, or of a frame in it, since the log-in; a refusal of its content policy is one. */
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens one of the office's pages by its path in the navigation. */
export const goToPage = async (page: Page, path: string): Promise<void> => {
  await page.locator(`.navigation a[href="#/${path}"]`).click();
  await page.locator(`.navigation a.active[href="#/${path}"]`).waitFor();
};

/** The member of the city office for whom `openOfficePage` logs in. */
export const cityPerson = "王科长";

/** Fills in the form in place of the office's pages. */
export const logInOnPage = async (page: Page, login: string, password = testPassword): Promise<void> => {
  await page.locator("#login").fill(login);
  await page.locator("#password").fill(password);
  await page.locator(".entrance-form button[type=submit]").click();
  await page.locator(".navigation").waitFor();
};

/**
 * One of the office's pages, for a member of the city office, in a second window of a kiosk's Chromium, in a session of
 * its own, because the kiosk's reaches no network. It is encrypted, as in an office: this Chromium keeps the session's
 * cookie of no other address. The language is the one last chosen on the page.
 */
export const openOfficePage = async (
  { application }: Kiosk,
  centre: Pick<TestCentre, "url" | "sql">,
  path = "figures",
  size = { width: 1_600, height: 1_000 },
): Promise<OfficePage> => {
  const front = await startEncryptedFront(() => centre.url);
  const opened = application.waitForEvent("window");
  await application.evaluate(({ BrowserWindow, session }, given) => {
    // The test's authority is not the system's.
    session.fromPartition("office").setCertificateVerifyProc((_request, verified) => verified(0));
    const window = new BrowserWindow({ ...given, useContentSize: true, webPreferences: { partition: "office" } });
    // A kiosk's windows do not navigate; an office's browser does, and so do frames in it.
    for (const name of ["will-navigate", "will-frame-navigate"]) window.webContents.removeAllListeners(name);
    void window.loadURL("about:blank");
  }, size);
  const page = await opened;
  page.setDefaultTimeout(60_000);
  await addAccount(centre, cityPerson, [{ role: "city" }]);
  await page.goto(front.url);
  await logInOnPage(page, cityPerson);
  // Only now: a browser reports the refusal of a page without a session as an error.
  const heard: string[] = [];
  page.on("pageerror", ({ message }) => heard.push(message));
  page.on("console", (message) => message.type() === "error" && heard.push(message.text()));
  await goToPage(page, path);
  const close = async (): Promise<void> => {
    await page.close();
    await front.close();
  };
  return { page, url: front.url, complaints: () => heard, close };
};
