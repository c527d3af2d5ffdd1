import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { testPassword } from "../centre/office-account.ts";
import type { TestCentre } from "../centre/start-centre.ts";
import { startEncryptedFront } from "../network/encrypted-front.ts";
import { logInOnPage } from "../window/office-page.ts";

/** A person at a browser of the own: no session, storage or language is shared with another person. */
export interface OfficePerson {
  readonly page: Page;
  /** The centre's address for browsers, encrypted. */
  readonly url: string;
  /** The errors of the page since the log-in; a refusal of its content policy is one. */
  readonly complaints: () => readonly string[];
  readonly leave: () => Promise<void>;
}

export interface OfficeBrowser {
  /** Opens the centre's pages and logs in through the form; the account has to exist. */
  readonly logIn: (
    centre: Pick<TestCentre, "url">,
    login: string,
    given?: BrowserContextOptions & { readonly password?: string; readonly language?: "zh" | "en" },
  ) => Promise<OfficePerson>;
  /** Opens a page as a citizen's telephone without JavaScript does. */
  readonly openOnPhone: (
    centre: Pick<TestCentre, "url">,
    path: string,
    given?: BrowserContextOptions,
  ) => Promise<{ readonly page: Page; readonly url: string }>;
  /** Ends the browser, with everybody in it. */
  readonly close: () => Promise<void>;
}

/** Where the package `chromium` of Debian puts its command. */
const debianChromium = "/usr/bin/chromium";

/** As root Chromium has no sandbox. */
const launchOptions = {
  executablePath: debianChromium,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
};

const enter = async (
  browser: Browser,
  url: string,
  {
    login,
    password,
    language,
    options,
  }: { login: string; password: string; language: string; options: BrowserContextOptions },
) => {
  // The certificate is of the test's own authority.
  const context = await browser.newContext({
    viewport: { width: 1_440, height: 900 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    ...options,
    ignoreHTTPSErrors: true,
  });
  await context.addInitScript((given) => {
    // Set again only where the page has not chosen another one.
    if (window.localStorage.getItem("counterstar.office-language") === null)
      window.localStorage.setItem("counterstar.office-language", given);
  }, language);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await logInOnPage(page, login, password);
  const heard: string[] = [];
  page.on("pageerror", ({ message }) => heard.push(message));
  page.on("console", (message) => message.type() === "error" && heard.push(message.text()));
  return { context, page, complaints: () => heard };
};

/**
 * Debian's Chromium, without a display. The project "office journeys" installs it; each centre is reached encrypted, as
 * in an office.
 */
export const startOfficeBrowser = async (): Promise<OfficeBrowser> => {
  const browser = await chromium.launch(launchOptions);
  const fronts = new Map<string, ReturnType<typeof startEncryptedFront>>();
  const frontOf = async (centreUrl: string): Promise<string> => {
    const front = fronts.get(centreUrl) ?? startEncryptedFront(() => centreUrl);
    fronts.set(centreUrl, front);
    return (await front).url;
  };
  return {
    logIn: async (centre, login, { password = testPassword, language = "zh", ...options } = {}) => {
      const url = await frontOf(centre.url);
      const { context, page, complaints } = await enter(browser, url, { login, password, language, options });
      return { page, url, complaints, leave: () => context.close() };
    },
    openOnPhone: async (centre, path, given = {}) => {
      const url = await frontOf(centre.url);
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale: "zh-CN",
        ...given,
        javaScriptEnabled: false,
        ignoreHTTPSErrors: true,
      });
      const page = await context.newPage();
      await page.goto(url + path);
      return { page, url };
    },
    close: async () => {
      await browser.close();
      for (const front of fronts.values()) await (await front).close();
    },
  };
};

/** Logs in a person at a computer whose clock says the same as the centre's. */
export const arriveAt = async (
  browser: OfficeBrowser,
  centre: Pick<TestCentre, "url">,
  login: string,
  nowMs: number,
): Promise<OfficePerson> => {
  const person = await browser.logIn(centre, login);
  await person.page.clock.setSystemTime(nowMs);
  await person.page.reload();
  await person.page.locator(".navigation").waitFor();
  return person;
};
